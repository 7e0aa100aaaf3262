package dev.headrace.function;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of a function what its method can't: what it is called, and the types of its parameters with
 * their arguments, and their annotations. For front ends that know them from elsewhere, such as
 * those of languages whose functions lose them.
 *
 * <p>Whatever takes a function and reads its method asks this instead where the function is one, or
 * is a lambda that has captured one and nothing else:
 *
 * <pre>{@code
 * record Rule(String name, List<Type> parameters, BiPredicate<Res<Limits>, Order> test)
 *     implements Declared {}
 *
 * Check2<Res<Limits>, Order> check = (limits, order) -> rule.test().test(limits, order);
 * }</pre>
 *
 * <p>A record suits it: the compiler trusts that its parts don't change, so that a call through
 * them costs nothing.
 */
public interface Declared {

  /**
   * What the function is called.
   *
   * @return its name, or {@code null} if it has none
   */
  @Nullable String name();

  /**
   * The types of the function's first parameters, in order, of a context too: all of those before
   * the values that flow.
   *
   * @return the types
   */
  List<Type> parameters();

  /**
   * What has the annotations of one of these parameters, such as one that says which of several
   * resources of one type is meant.
   *
   * @param index which parameter, from 0
   * @return the parameter itself or what stands for it; {@code null} if it has no annotations, as
   *     where this is not said
   */
  default @Nullable AnnotatedElement annotations(int index) {
    return null;
  }
}
