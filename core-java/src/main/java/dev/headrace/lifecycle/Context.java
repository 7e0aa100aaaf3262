package dev.headrace.lifecycle;

import dev.headrace.Registration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What a hook is called with: the application's state, and the other providers.
 *
 * <p>It is for the hook's call, by any thread.
 *
 * @param <S> the type of the application's state
 */
public sealed class Context<S> permits Run {
  private final Conductor<S> conductor;
  private final Entry<S> entry;
  private final HookCall call;

  Context(Conductor<S> conductor, Entry<S> entry, HookCall call) {
    this.conductor = conductor;
    this.entry = entry;
    this.call = call;
  }

  /** Does something later. */
  final Registration alarm(Duration delay, Runnable task) {
    return conductor.alarm(delay, task);
  }

  /**
   * The application's state.
   *
   * @return the state the container was built with
   */
  public final S state() {
    return conductor.state();
  }

  /**
   * The provider whose hook this is.
   *
   * @return its name in the container
   */
  public final String provider() {
    return entry.name;
  }

  /**
   * Finds a provider. In a boot hook it must have booted: say that it does so before.
   *
   * @param type its class, or what it was bound as
   * @param <T> the type
   * @return the provider
   * @throws IllegalArgumentException if there is none, or if there are several
   * @throws IllegalStateException if it has not booted and this one boots
   */
  public final <T> T get(Class<T> type) {
    return booted(conductor.plan().get(type)).as(type);
  }

  /**
   * Finds one of several providers of one type.
   *
   * @param type its class, or what it was bound as
   * @param name its name
   * @param <T> the type
   * @return the provider
   * @throws IllegalArgumentException if there is none
   * @throws IllegalStateException if it has not booted and this one boots
   */
  public final <T> T get(Class<T> type, String name) {
    return booted(conductor.plan().get(type, name)).as(type);
  }

  /**
   * Finds a provider that may be missing.
   *
   * @param type its class, or what it was bound as
   * @param <T> the type
   * @return the provider, or {@code null} if there is none
   * @throws IllegalArgumentException if there are several
   * @throws IllegalStateException if it has not booted and this one boots
   */
  public final <T> @Nullable T find(Class<T> type) {
    Entry<S> found = conductor.plan().find(type);
    return found == null ? null : booted(found).as(type);
  }

  /**
   * Finds all providers of a type.
   *
   * @param type their class, or what they were bound as
   * @param <T> the type
   * @return the providers in boot order, possibly none
   * @throws IllegalStateException if one has not booted and this one boots
   */
  public final <T> List<T> getAll(Class<T> type) {
    return conductor.plan().all(type).stream().map(found -> booted(found).as(type)).toList();
  }

  private Entry<S> booted(Entry<S> found) {
    if (call.phase == Phase.BOOT && !found.isBooted() && found != entry) {
      String type = found.provider.getClass().getSimpleName();
      throw new IllegalStateException(
          "'%s' uses '%s' before it has booted. Fix: have it boot after, with after(%s)"
              .formatted(
                  entry.name,
                  found.name,
                  found.isFromHooks() ? "\"" + found.name + "\"" : type + ".class"));
    }
    return found;
  }

  /**
   * How long the hook may still take.
   *
   * @return the time until it is given up on; very long for one without a timeout
   */
  public final Duration remaining() {
    return call.remaining();
  }

  /**
   * Has the hook go on until a stage is completed, and gives the thread back meanwhile. If the
   * hook's time is over before, the stage is cancelled.
   *
   * @param stage what it goes on with; its failure is the hook's
   */
  public final void until(CompletionStage<?> stage) {
    call.until(stage);
  }

  /**
   * Says that the provider goes on, but not as well as it should.
   *
   * @param why what is wrong
   */
  public final void degraded(String why) {
    conductor.degraded(entry, why);
  }

  /** Says that the provider is no more degraded. */
  public final void recovered() {
    conductor.recovered(entry);
  }

  /**
   * Says, in a boot hook, that the provider is not wanted: it counts as booted and can be found,
   * but its runner is not started.
   *
   * @param why what says so, such as a setting
   */
  public final void disabled(String why) {
    if (call.phase != Phase.BOOT) {
      throw new IllegalStateException(
          "'" + entry.name + "' can say that it is disabled when it boots, not in " + call.phase);
    }
    conductor.disabled(entry, why);
  }

  /**
   * Asks the container to shut down, and does not wait for it.
   *
   * @param reason why, for the report
   */
  public final void requestShutdown(String reason) {
    conductor.requestStop(reason);
  }

  /**
   * The context as text.
   *
   * @return the phase and the provider
   */
  @Override
  public String toString() {
    return call.phase + " of '" + entry.name + "'";
  }
}
