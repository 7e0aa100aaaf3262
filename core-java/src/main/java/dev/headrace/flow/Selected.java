package dev.headrace.flow;

import dev.headrace.function.Check1;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A choice among arms by a key, in the making; some arms are said. The first whose key equals the
 * value's runs, and no other.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of the value that is chosen for
 * @param <P> the type of what the arms get
 * @param <K> the type of the keys
 * @param <R> the kind of what flows on
 */
public final class Selected<I, T, P, K, R extends Stage<I, ?>> {
  private final Choice choice;

  Selected(Choice choice) {
    this.choice = choice;
  }

  static <I, P> Choice plus(
      Choice choice, Collection<?> keys, Function<Pipe<I, P>, ? extends Stage<I, ?>> arm) {
    Set<?> labels = Set.copyOf(keys);
    return choice.plus(labels, fits(labels), arm);
  }

  private static Check1<Object> fits(Set<?> keys) {
    Object only = keys.size() == 1 ? keys.iterator().next() : null;
    if (only instanceof Enum<?>) {
      return key -> key == only;
    }
    return only != null ? key -> key.equals(only) : keys::contains;
  }

  /**
   * Says the arm for a key.
   *
   * @param key the key
   * @param arm what is done
   * @return the choice, to be gone on with
   */
  public Selected<I, T, P, K, R> when(K key, Function<Pipe<I, P>, R> arm) {
    return when(Set.of(key), arm);
  }

  /**
   * Says the arm for several keys.
   *
   * @param keys the keys
   * @param arm what is done
   * @return the choice, to be gone on with
   */
  public Selected<I, T, P, K, R> when(Collection<? extends K> keys, Function<Pipe<I, P>, R> arm) {
    return new Selected<>(plus(choice, keys, arm));
  }

  /**
   * Says the arm for all other keys, and ends the choice.
   *
   * @param arm what is done; it gets the value itself
   * @return what flows then
   */
  @SuppressWarnings("unchecked") // of the kind that all arms are of
  public R otherwise(Function<Pipe<I, T>, R> arm) {
    return (R) choice.otherwise(arm);
  }

  /**
   * Ends the choice without an arm for other keys. That every key of the enum, or both of boolean,
   * has an arm is checked when the flow is built.
   *
   * @return what flows then
   */
  @SuppressWarnings("unchecked")
  public R exhaustive() {
    Set<Object> said = choice.said();
    List<?> all = all(said.iterator().next());
    if (all.isEmpty()) {
      return (R)
          choice.inexhaustible(
              "nobody knows all keys like " + said, "say otherwise(…) for the rest");
    }
    return (R) choice.exhaustive(all.stream().filter(key -> !said.contains(key)).toList());
  }

  private static List<?> all(Object key) {
    if (key instanceof Enum<?> constant) {
      return Arrays.asList(constant.getDeclaringClass().getEnumConstants());
    }
    return key instanceof Boolean ? List.of(true, false) : List.of();
  }
}
