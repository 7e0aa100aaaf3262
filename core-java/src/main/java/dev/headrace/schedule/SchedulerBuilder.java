package dev.headrace.schedule;

import dev.headrace.BuildException;
import dev.headrace.ForeignHandleException;
import dev.headrace.Problem;
import dev.headrace.function.Action0;
import dev.headrace.function.Action1;
import dev.headrace.function.Action2;
import dev.headrace.function.Action3;
import dev.headrace.function.Check0;
import dev.headrace.function.Check1;
import dev.headrace.function.Check2;
import dev.headrace.function.Check3;
import dev.headrace.internal.flow.Shape;
import dev.headrace.world.Binding;
import dev.headrace.world.Resources;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import kotlin.internal.LowPriorityInOverloadResolution;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler in the making: systems are added, then said which runs after which. What is wrong is
 * said by {@link #build}, all of it at once. For one thread.
 */
public final class SchedulerBuilder {
  private final Resources resources;
  private final List<SystemHandle> systems = new ArrayList<>();
  private boolean counting;
  private @Nullable LongSupplier nanoTime;
  private boolean strict;
  private boolean built;

  SchedulerBuilder(Resources resources) {
    this.resources = Objects.requireNonNull(resources, "resources");
  }

  /**
   * Adds a system that says whether it changed anything.
   *
   * @param system the system, a function that takes nothing
   * @return says what it runs after
   */
  @LowPriorityInOverloadResolution
  public SystemHandle add(Check0 system) {
    return add(system, Check0.class);
  }

  /**
   * Adds a system that says whether it changed anything.
   *
   * @param system the system, a function that takes a resource, or a record of parameters
   * @param <A> the type of its first parameter
   * @return says what it runs after
   */
  @LowPriorityInOverloadResolution
  public <A> SystemHandle add(Check1<A> system) {
    return add(system, Check1.class);
  }

  /**
   * Adds a system that says whether it changed anything.
   *
   * @param system the system, a function that takes two resources
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @return says what it runs after
   */
  @LowPriorityInOverloadResolution
  public <A, B> SystemHandle add(Check2<A, B> system) {
    return add(system, Check2.class);
  }

  /**
   * Adds a system that says whether it changed anything.
   *
   * @param system the system, a function that takes three resources; one that needs more takes a
   *     record of them
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @param <C> the type of its third parameter
   * @return says what it runs after
   */
  @LowPriorityInOverloadResolution
  public <A, B, C> SystemHandle add(Check3<A, B, C> system) {
    return add(system, Check3.class);
  }

  /**
   * Adds a system that says nothing: what comes after it always runs.
   *
   * @param system the system, a function that takes nothing
   * @return says what it runs after
   */
  @LowPriorityInOverloadResolution
  public SystemHandle addAlways(Action0 system) {
    return add(system, Action0.class);
  }

  /**
   * Adds a system that says nothing: what comes after it always runs.
   *
   * @param system the system, a function that takes a resource, or a record of parameters
   * @param <A> the type of its first parameter
   * @return says what it runs after
   */
  @LowPriorityInOverloadResolution
  public <A> SystemHandle addAlways(Action1<A> system) {
    return add(system, Action1.class);
  }

  /**
   * Adds a system that says nothing: what comes after it always runs.
   *
   * @param system the system, a function that takes two resources
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @return says what it runs after
   */
  @LowPriorityInOverloadResolution
  public <A, B> SystemHandle addAlways(Action2<A, B> system) {
    return add(system, Action2.class);
  }

  /**
   * Adds a system that says nothing: what comes after it always runs.
   *
   * @param system the system, a function that takes three resources; one that needs more takes a
   *     record of them
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @param <C> the type of its third parameter
   * @return says what it runs after
   */
  @LowPriorityInOverloadResolution
  public <A, B, C> SystemHandle addAlways(Action3<A, B, C> system) {
    return add(system, Action3.class);
  }

  private SystemHandle add(Serializable system, Class<?> type) {
    checkOpen();
    Objects.requireNonNull(system, "system");
    Shape shape = Shape.of(type);
    Binding binding = Binding.of(resources, system, shape.arity(), "system");
    String name = binding.name() == null ? "system " + (systems.size() + 1) : binding.name();
    SystemHandle handle = new SystemHandle(this, new BoundSystem(name, system, shape, binding));
    systems.add(handle);
    return handle;
  }

  /**
   * Has systems run in stages: each of a stage after every one of the stage before. All of a stage
   * run, one after another, where one of the stage before said yes.
   *
   * @param stages the stages in order, each with systems of this scheduler
   * @return this builder
   */
  public SchedulerBuilder stages(List<List<SystemHandle>> stages) {
    for (int i = 1; i < stages.size(); i++) {
      for (SystemHandle system : stages.get(i)) {
        checkOwn(system);
        system.after(stages.get(i - 1));
      }
    }
    return this;
  }

  /**
   * Keeps count of how often each system ran and was skipped, for {@link Scheduler#report}. Where
   * it is not asked for, nothing of it is compiled.
   *
   * @return this builder
   */
  public SchedulerBuilder counting() {
    counting = true;
    return this;
  }

  /**
   * Measures how long each system takes, and counts too, for {@link Scheduler#report}. A run that
   * fails is not measured. Where it is not asked for, nothing of it is compiled.
   *
   * @param nanoTime what goes on steadily, such as {@code System::nanoTime}; it is read once in
   *     each pass, and once for each system that runs
   * @return this builder
   */
  public SchedulerBuilder measured(LongSupplier nanoTime) {
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
    return this;
  }

  /**
   * Takes what {@link Scheduler#lint} finds for errors.
   *
   * @return this builder
   */
  public SchedulerBuilder strict() {
    strict = true;
    return this;
  }

  /**
   * Checks and compiles the scheduler.
   *
   * @param name what to call it
   * @return the scheduler
   * @throws BuildException if resources can't be resolved, or systems wait for each other; it says
   *     what, all of it
   */
  public Scheduler build(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of a scheduler must not be blank: name it");
    }
    checkOpen();
    List<Problem> problems = new ArrayList<>();
    systems.forEach(system -> problems.addAll(system.system().binding().problems()));
    Order order = Order.of("scheduler " + name, systems);
    problems.addAll(order.problems());
    List<Problem> lint = order.problems().isEmpty() ? Lint.of(name, order) : List.of();
    if (strict) {
      problems.addAll(lint);
    }
    BuildException.throwIfAny("scheduler " + name, problems);
    built = true;
    return new Scheduler(name, resources, order.systems(), lint, counting, nanoTime);
  }

  void checkOpen() {
    if (built) {
      throw new IllegalStateException(
          "this scheduler is built: say what runs after what before that, or begin another");
    }
  }

  void checkOwn(SystemHandle system) {
    if (system.builder() != this) {
      throw new ForeignHandleException(system, system.builder(), this);
    }
  }

  /**
   * The builder as text.
   *
   * @return how many systems it has
   */
  @Override
  public String toString() {
    return "scheduler of " + systems.size() + (systems.size() == 1 ? " system" : " systems");
  }
}
