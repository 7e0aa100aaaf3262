package dev.headrace.world;

import dev.headrace.Problem;
import dev.headrace.function.Action1;
import dev.headrace.internal.method.FunctionSource;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A function with its leading parameters resolved: what it is called, which objects it is given
 * before the values that flow, and which resources those are.
 *
 * <p>Front ends of one's own are built on this; everything in Headrace that takes functions is.
 *
 * @param name the name of the method, or {@code null} if it has none
 * @param arguments what the function is given first, in order
 * @param own what makes anew those of the arguments that belong to one handler alone, by their
 *     places in {@code arguments}: locals, and records that hold some
 * @param reads the keys of the resources it reads
 * @param writes the keys of the resources it may write
 * @param problems why it can't be used; nothing where it can
 */
public record Binding(
    @Nullable String name,
    List<Object> arguments,
    Map<Integer, Supplier<?>> own,
    List<Key<?>> reads,
    List<Key<?>> writes,
    List<Problem> problems) {

  /**
   * Makes a binding.
   *
   * @param name the name of the method
   * @param arguments what the function is given first
   * @param own what makes anew those that belong to one handler alone, by their places
   * @param reads what it reads
   * @param writes what it may write
   * @param problems why it can't be used
   */
  public Binding {
    arguments = List.copyOf(arguments);
    own = Map.copyOf(own);
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    problems = List.copyOf(problems);
  }

  /**
   * Resolves the leading parameters of a function from the signature of its method.
   *
   * @param resources where the resources are
   * @param function the function, best a method reference
   * @param leading how many of its parameters come before the values that flow
   * @param where what errors call it if it has no name
   * @return the binding; it has problems where the function can't be used
   */
  public static Binding of(Resources resources, Serializable function, int leading, String where) {
    return of(resources, function, 0, leading, where);
  }

  /**
   * Resolves parameters of a function that come after others, such as a context.
   *
   * @param resources where the resources are
   * @param function the function, best a method reference
   * @param skipped how many parameters come before those to resolve
   * @param leading how many to resolve; those behind them are for the values that flow
   * @param where what errors call it if it has no name
   * @return the binding; it has problems where the function can't be used
   */
  public static Binding of(
      Resources resources, Serializable function, int skipped, int leading, String where) {
    FunctionSource source = FunctionSource.of(function);
    String place = source.name() == null ? where : where + " " + source.name();
    Resolution resolution = new Resolution(resources, place);
    List<Argument> arguments = new ArrayList<>();
    if (leading > 0) {
      List<FunctionSource.Parameter> parameters = source.parameters();
      int end = skipped + leading;
      if (parameters == null || parameters.size() < end) {
        resolution.unreadable(source.obstacle());
      } else {
        arguments.addAll(resolution.resolve(parameters, skipped, end));
      }
    }
    return resolution.binding(source.name(), arguments);
  }

  /**
   * The check that a flow of a confined world begins with: it throws where the wrong thread runs
   * it.
   *
   * @param resources where the flow is wired
   * @return the check, to be called with the event; empty where the world is not confined
   */
  public static Optional<Action1<Object>> confinement(Resources resources) {
    return Optional.ofNullable(resources.store().confinement());
  }

  /**
   * What the resources belong to, to be told apart from what others belong to: the same for a world
   * and for the builder it came from.
   *
   * @param resources where a flow is wired
   * @return an object that means nothing but itself
   */
  public static Object owner(Resources resources) {
    return resources.store();
  }
}
