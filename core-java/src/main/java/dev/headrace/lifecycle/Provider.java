package dev.headrace.lifecycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a process is made of: a pool of connections, a feed, a server. Every hook may be
 * left out.
 *
 * <p>What is also {@link Reloadable}, a {@link Runner} or a {@link HealthCheck} is used as such.
 *
 * <ul>
 *   <li>The constructor only constructs.
 *   <li>{@link #validate} says what is wrong with the settings, and touches nothing.
 *   <li>{@link #boot} connects, opens, loads; it starts nothing that goes on for long. What is
 *       disabled by a setting says so with {@link Context#disabled} and returns.
 *   <li>{@link Runner#run} is the only place for what goes on for long.
 *   <li>{@link #shutdown} gives back what boot took. It is called once, and only if boot was done,
 *       or was given up on while it was under way.
 * </ul>
 *
 * <p>Each hook is called on a thread that does nothing else meanwhile, and that is interrupted when
 * the hook's time is over. One that throws has to give back itself what it took until then.
 *
 * @param <S> the type of the application's state; {@code Object} for one that needs none
 */
public interface Provider<S> {

  /**
   * What it is called, in reports and to be found by. No two providers of a container may be called
   * the same.
   *
   * @return the name, not blank; the simple name of its class if nothing is said
   */
  default String name() {
    String name = getClass().getSimpleName();
    return name.isEmpty() ? getClass().getName() : name;
  }

  /**
   * When it boots among those it does not depend on, nor they on it; shutdown is in reverse.
   *
   * @return the priority, where lower is earlier
   */
  default int bootPriority() {
    return Priority.NORMAL;
  }

  /**
   * What has to be booted before it, and is shut down after it.
   *
   * @return the dependencies, in any order
   */
  default List<Dependency> dependsOn() {
    return List.of();
  }

  /**
   * Says what would keep it from booting.
   *
   * @param validation is told, and has the state
   * @throws Exception if it can't even say; it counts as a problem
   */
  default void validate(Validation<S> validation) throws Exception {}

  /**
   * Gets ready.
   *
   * @param boot has the state and the other providers
   * @throws Exception if it can't boot; what has booted is then shut down again
   */
  default void boot(Context<S> boot) throws Exception {}

  /**
   * Gives back what it has.
   *
   * @param shutdown has the state and the other providers
   * @throws Exception if something was left; the others are shut down all the same
   */
  default void shutdown(Context<S> shutdown) throws Exception {}

  /**
   * What is reloaded for it.
   *
   * @return the provider itself where it is {@link Reloadable}, or {@code null} for nothing
   */
  @SuppressWarnings("unchecked") // who implements both does so for one type of state
  default @Nullable Reloadable<S> asReloadable() {
    return this instanceof Reloadable<?> reloadable ? (Reloadable<S>) reloadable : null;
  }

  /**
   * What runs for it.
   *
   * @return the provider itself where it is a {@link Runner}, or {@code null} for nothing
   */
  @SuppressWarnings("unchecked") // who implements both does so for one type of state
  default @Nullable Runner<S> asRunner() {
    return this instanceof Runner<?> runner ? (Runner<S>) runner : null;
  }

  /**
   * What knows how it is.
   *
   * @return the provider itself where it is a {@link HealthCheck}, or {@code null} for nothing
   */
  default @Nullable HealthCheck asHealthCheck() {
    return this instanceof HealthCheck check ? check : null;
  }
}
