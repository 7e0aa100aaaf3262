package dev.headrace.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A system of a scheduler in the making: says after which others it runs.
 *
 * <p>A system without others before it runs in every pass. One that comes after others runs where
 * at least one of them ran in this pass and said yes, or where all did if {@link #onAll} says so. A
 * system that did not run said no.
 */
public final class SystemHandle {
  private final SchedulerBuilder builder;
  private BoundSystem system;
  private final List<SystemHandle> before = new ArrayList<>();
  private boolean all;

  SystemHandle(SchedulerBuilder builder, BoundSystem system) {
    this.builder = builder;
    this.system = system;
  }

  /**
   * Gives this system a name of its own, for reports, pictures and errors.
   *
   * @param name the name, not blank; before it is given, that of its method, or its number
   * @return this system
   */
  public SystemHandle named(String name) {
    builder.checkOpen();
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "a system's name must not be blank: name it, or leave the name out");
    }
    system = system.named(name);
    return this;
  }

  /**
   * Has this system run after others.
   *
   * @param others systems of the same scheduler
   * @return this system
   * @throws dev.headrace.ForeignHandleException if one is of another scheduler
   */
  public SystemHandle after(SystemHandle... others) {
    return after(List.of(others));
  }

  /**
   * Has this system run after others.
   *
   * @param others systems of the same scheduler
   * @return this system
   * @throws dev.headrace.ForeignHandleException if one is of another scheduler
   */
  public SystemHandle after(Collection<SystemHandle> others) {
    builder.checkOpen();
    others.forEach(builder::checkOwn);
    for (SystemHandle other : others) {
      if (!before.contains(other)) {
        before.add(other);
      }
    }
    return this;
  }

  /**
   * Has this system run before others: the same as {@code after}, said of them.
   *
   * @param others systems of the same scheduler
   * @return this system
   * @throws dev.headrace.ForeignHandleException if one is of another scheduler
   */
  public SystemHandle before(SystemHandle... others) {
    builder.checkOpen();
    List.of(others).forEach(builder::checkOwn);
    for (SystemHandle other : others) {
      other.after(this);
    }
    return this;
  }

  /**
   * Has this system run only where all systems that it comes after ran and said yes.
   *
   * @return this system
   */
  public SystemHandle onAll() {
    builder.checkOpen();
    all = true;
    return this;
  }

  SchedulerBuilder builder() {
    return builder;
  }

  BoundSystem system() {
    return system;
  }

  List<SystemHandle> before() {
    return before;
  }

  boolean isOnAll() {
    return all;
  }

  /**
   * The system as text.
   *
   * @return its name
   */
  @Override
  public String toString() {
    return "system " + system.name();
  }
}
