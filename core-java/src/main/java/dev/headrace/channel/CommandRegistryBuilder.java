package dev.headrace.channel;

import dev.headrace.BuildException;
import dev.headrace.Problem;
import dev.headrace.clock.Timekeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A {@link CommandRegistry} in the making. For one thread. */
public final class CommandRegistryBuilder {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration EVENT_WINDOW = Duration.ofSeconds(5);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final String name;
  private final List<Interceptor> interceptors = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable String router;
  private @Nullable Timekeeper time;
  private @Nullable Executor executor;
  private @Nullable Duration requestTimeout = REQUEST_TIMEOUT;
  private Duration eventWindow = EVENT_WINDOW;
  private Duration closeTimeout = CLOSE_TIMEOUT;
  private Codec codec = Codec.plain();
  private Supplier<MessageId> ids = MessageId::random;
  private int mostRunning = 256;
  private int mostWaiting = 1_024;
  private int mostCommands = 10_000;
  private int mostEvents = 65_536;
  private boolean refusesPrivateCalls;
  private boolean acceptsPrivateCommands;
  private boolean cancelsAbandoned;
  private boolean saysTimes;

  CommandRegistryBuilder(String name) {
    this.name = Objects.requireNonNull(name, "name");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a registry's name must not be blank");
    }
  }

  /**
   * Says which channel leads to the registry above this one: it is told of the commands that are
   * registered here, and asked for those that are not known here. If nothing is said, this registry
   * is a root.
   *
   * @param channel the channel's id, as it will be when it is connected
   * @return this builder
   */
  public CommandRegistryBuilder router(String channel) {
    this.router = Ids.requireChannel(channel);
    return this;
  }

  /**
   * Says what measures time, for timeouts. If nothing is said, no time is measured: calls wait for
   * as long as it takes, or until their channel closes.
   *
   * @param time the timekeeper; it is never closed here. What depends on a call that is late runs
   *     on its thread
   * @return this builder
   */
  public CommandRegistryBuilder time(Timekeeper time) {
    this.time = Objects.requireNonNull(time, "time");
    return this;
  }

  /**
   * Says how long calls by a channel, and registrations with the router, wait for their answer, and
   * how long the way back is kept of a call that is handed on. If nothing is said, 30 seconds where
   * there is a timekeeper.
   *
   * @param timeout more than nothing
   * @return this builder
   */
  public CommandRegistryBuilder requestTimeout(Duration timeout) {
    this.requestTimeout = positive("requestTimeout", timeout);
    this.saysTimes = true;
    return this;
  }

  /**
   * Has calls and registrations wait for as long as it takes, unless a call says otherwise. What a
   * peer never answers is remembered until its channel closes.
   *
   * @return this builder
   */
  public CommandRegistryBuilder noRequestTimeout() {
    this.requestTimeout = null;
    return this;
  }

  /**
   * Says for how long an event is known again when it comes once more, by another way. It must be
   * longer than an event takes to go everywhere. If nothing is said, 5 seconds; where no time is
   * measured, for as many events as are remembered.
   *
   * @param window more than nothing
   * @return this builder
   */
  public CommandRegistryBuilder eventWindow(Duration window) {
    this.eventWindow = positive("eventWindow", window);
    this.saysTimes = true;
    return this;
  }

  /**
   * Says how many events are known again at most. If nothing is said, 65 536.
   *
   * @param events how many, 1 or more
   * @return this builder
   */
  public CommandRegistryBuilder rememberEvents(int events) {
    this.mostEvents = atLeastOne("rememberEvents", events);
    return this;
  }

  /**
   * Says how long closing the registry waits for its channels. If nothing is said, 5 seconds where
   * there is a timekeeper, and not at all where there is none.
   *
   * @param timeout more than nothing
   * @return this builder
   */
  public CommandRegistryBuilder closeTimeout(Duration timeout) {
    this.closeTimeout = positive("closeTimeout", timeout);
    this.saysTimes = true;
    return this;
  }

  /**
   * Says what makes payloads of data, and of objects of another type than is wanted. If nothing is
   * said, {@link Codec#plain}.
   *
   * @param codec the codec
   * @return this builder
   */
  public CommandRegistryBuilder codec(Codec codec) {
    this.codec = Objects.requireNonNull(codec, "codec");
    return this;
  }

  /**
   * Has every message pass an interceptor, after those that were given before.
   *
   * @param interceptor the interceptor
   * @return this builder
   */
  public CommandRegistryBuilder intercept(Interceptor interceptor) {
    this.interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
    return this;
  }

  /**
   * Says where handlers are called, where their options say nothing else. If nothing is said, on
   * the thread that calls or receives: it must not be kept waiting then, since answers for others
   * come by it as well.
   *
   * @param executor where; it is never shut down here. A call that it rejects fails
   * @return this builder
   */
  public CommandRegistryBuilder runOn(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Says how many calls of one channel handlers here work on at once, of those that are not
   * answered when their handler returns. More wait for their turn. Answers and events are never
   * held up. If nothing is said, 256.
   *
   * @param calls how many, 1 or more
   * @return this builder
   */
  public CommandRegistryBuilder maxInFlight(int calls) {
    this.mostRunning = atLeastOne("maxInFlight", calls);
    return this;
  }

  /**
   * Says how many more calls of one channel are remembered: those that wait for their turn, and
   * those that were handed on. A call beyond that is answered with {@link
   * ErrorCode#INTERNAL_ERROR}, overloaded. If nothing is said, 1 024.
   *
   * @param calls how many, 0 or more
   * @return this builder
   */
  public CommandRegistryBuilder maxWaiting(int calls) {
    if (calls < 0) {
      problem("maxWaiting", calls + " calls can't wait", "say 0 or more");
    }
    this.mostWaiting = calls;
    return this;
  }

  /**
   * Says how many commands of one channel are remembered, with 4 KiB of description and schema each
   * on average. More are refused. If nothing is said, 10 000.
   *
   * @param commands how many, 1 or more
   * @return this builder
   */
  public CommandRegistryBuilder maxCommands(int commands) {
    this.mostCommands = atLeastOne("maxCommands", commands);
    return this;
  }

  /**
   * Has calls of private commands that come by a channel answered with {@link ErrorCode#NOT_FOUND}.
   * If nothing is said, whoever knows the id of one may call it.
   *
   * @return this builder
   */
  public CommandRegistryBuilder refusePrivateCalls() {
    this.refusesPrivateCalls = true;
    return this;
  }

  /**
   * Takes private commands that a channel announces. If nothing is said, they are refused.
   *
   * @return this builder
   */
  public CommandRegistryBuilder acceptPrivateCommands() {
    this.acceptsPrivateCommands = true;
    return this;
  }

  /**
   * Has the stages that handlers gave cancelled when nobody waits for them any more, as {@link
   * CommandOptions#cancelsAbandoned()} does for one command: the channel that the call came by is
   * closed, or this registry. It is done on the thread where that happens.
   *
   * @return this builder
   */
  public CommandRegistryBuilder cancelsAbandoned() {
    this.cancelsAbandoned = true;
    return this;
  }

  /**
   * Says where the ids of messages come from, such as a test's. If nothing is said, they are
   * random.
   *
   * @param ids gives another id each time, to any thread
   * @return this builder
   */
  public CommandRegistryBuilder ids(Supplier<MessageId> ids) {
    this.ids = Objects.requireNonNull(ids, "ids");
    return this;
  }

  /**
   * Makes the registry.
   *
   * @return a registry without commands and channels
   * @throws BuildException if a number is out of range, or there is a timeout and nothing to
   *     measure it with
   */
  public CommandRegistry build() {
    List<Problem> all = new ArrayList<>(problems);
    if (saysTimes && time == null) {
      all.add(
          new Problem(
              Problem.Kind.MISSING,
              "timeouts",
              "nothing measures the time",
              "give the builder a Timekeeper with time(…)"));
    }
    BuildException.throwIfAny("registry " + name, all);
    return new CommandRegistry(new CommandRegistryBuilder(this));
  }

  /** A copy, which nobody changes. */
  private CommandRegistryBuilder(CommandRegistryBuilder said) {
    name = said.name;
    interceptors.addAll(said.interceptors);
    router = said.router;
    time = said.time;
    executor = said.executor;
    requestTimeout = said.requestTimeout;
    eventWindow = said.eventWindow;
    closeTimeout = said.closeTimeout;
    codec = said.codec;
    ids = said.ids;
    mostRunning = said.mostRunning;
    mostWaiting = said.mostWaiting;
    mostCommands = said.mostCommands;
    mostEvents = said.mostEvents;
    refusesPrivateCalls = said.refusesPrivateCalls;
    acceptsPrivateCommands = said.acceptsPrivateCommands;
    cancelsAbandoned = said.cancelsAbandoned;
  }

  private Duration positive(String setting, Duration time) {
    if (time.isNegative() || time.isZero()) {
      problem(setting, time + " is no time to wait", "say more than nothing");
    }
    return time;
  }

  private int atLeastOne(String setting, int number) {
    if (number < 1) {
      problem(setting, number + " is too few", "say 1 or more");
    }
    return number;
  }

  private void problem(String setting, String what, String fix) {
    problems.add(new Problem(Problem.Kind.INVALID, setting, what, fix));
  }

  // ---- what was said

  String name() {
    return name;
  }

  List<Interceptor> interceptors() {
    return interceptors;
  }

  @Nullable String router() {
    return router;
  }

  @Nullable Timekeeper time() {
    return time;
  }

  @Nullable Executor executor() {
    return executor;
  }

  @Nullable Duration requestTimeout() {
    return requestTimeout;
  }

  Duration eventWindow() {
    return eventWindow;
  }

  Duration closeTimeout() {
    return closeTimeout;
  }

  Codec codec() {
    return codec;
  }

  Supplier<MessageId> ids() {
    return ids;
  }

  int mostRunning() {
    return mostRunning;
  }

  int mostWaiting() {
    return mostWaiting;
  }

  int mostCommands() {
    return mostCommands;
  }

  int mostEvents() {
    return mostEvents;
  }

  boolean refusesPrivateCalls() {
    return refusesPrivateCalls;
  }

  boolean acceptsPrivateCommands() {
    return acceptsPrivateCommands;
  }

  boolean cancelsAbandonedStages() {
    return cancelsAbandoned;
  }
}
