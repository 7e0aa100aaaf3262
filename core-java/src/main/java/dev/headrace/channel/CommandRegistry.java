package dev.headrace.channel;

import dev.headrace.Registration;
import dev.headrace.clock.Timekeeper;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers commands, or finds who does: a handler here, a registry that a channel leads to, or one
 * behind it. Events that are emitted in one of them are heard in all.
 *
 * <pre>{@code
 * CommandRegistry root = CommandRegistry.create("root");
 * CommandRegistry worker = CommandRegistry.builder("worker").router("root").build();
 * ChannelPair pair = InMemoryChannel.pair("worker", "root"); // the id each half gives its peer
 * root.connect(pair.first());
 * worker.connect(pair.second());
 *
 * worker.register(ADD, add -> add.a() + add.b());
 * long sum = root.execute(ADD, new Add(1, 2)).join();
 * }</pre>
 *
 * <p><b>Routing.</b> Registries form a tree: each but the root has a channel to its router. A
 * command is registered once; the router is told of it, and its router, up to the root. A call goes
 * to the handler if it is here, else by the channel that the command is known by, else to the
 * router. A command has one owner, the first, until that one's channel closes. A command whose id
 * begins with an underscore is private: nobody is told of it.
 *
 * <p><b>Calls</b> end once each: with the result, or with a {@link CommandException} that says why
 * there is none. They fail at once when a channel on their way closes. A call of a handler here has
 * no timeout unless it says one; the others have the builder's, where time is measured. Cancelling
 * a call forgets it; its handler goes on.
 *
 * <p><b>Events</b> reach every registry once, the listeners there in the order in which they were
 * registered, each isolated from what others throw. There is no order between channels, and no
 * answer. An event whose id begins with an underscore stays where it was emitted.
 *
 * <p><b>Threads.</b> Everything may be called from any thread, and nothing waits but {@link
 * #close}. Handlers and listeners run on the thread that calls or receives, unless they have an
 * executor, and must not wait for another call there: its answer may be behind them. What depends
 * on a call runs where its answer came, or its time was over.
 *
 * <p><b>Failures</b> that no caller hears of are told to the listener of {@link #onFailure}; where
 * there is none, the first of each thing is logged. What a peer sends that makes no sense is
 * dropped and counted, see {@link Connection#count}; what it can have this registry remember is
 * bounded by the builder's limits.
 *
 * <p><b>Cost.</b> A call of a handler here, on this thread: a lookup, and the future. By a channel
 * in memory: some objects, and payloads are handed over as they are; both sides must leave them
 * unchanged.
 */
public final class CommandRegistry implements AutoCloseable {
  private final Node node;

  CommandRegistry(CommandRegistryBuilder config) {
    this.node = new Node(config);
  }

  /**
   * Makes a registry that is a root and measures no time.
   *
   * @param name what to call it, not blank; others are not told
   * @return the registry
   */
  public static CommandRegistry create(String name) {
    return builder(name).build();
  }

  /**
   * Begins a registry with options of its own.
   *
   * @param name what to call it, not blank; others are not told
   * @return its builder
   */
  public static CommandRegistryBuilder builder(String name) {
    return new CommandRegistryBuilder(name);
  }

  // ---- registering

  /**
   * Registers a command whose handler is done when it returns.
   *
   * @param command the command
   * @param handler what answers it
   * @param <Q> the type of its requests
   * @param <R> the type of its results
   * @return the registration, which the router may still have to agree to
   * @throws CommandException if the command is known here already
   * @throws IllegalStateException if this registry is closed
   */
  public <Q extends @Nullable Object, R extends @Nullable Object> CommandRegistration register(
      Command<Q, R> command, CommandHandler<? super Q, ? extends R> handler) {
    return register(command, options -> {}, handler);
  }

  /**
   * Registers a command with options, whose handler is done when it returns.
   *
   * @param command the command
   * @param options says them, such as {@code o -> o.runOn(pool).describedAs("adds")}
   * @param handler what answers it
   * @param <Q> the type of its requests
   * @param <R> the type of its results
   * @return the registration, which the router may still have to agree to
   * @throws CommandException if the command is known here already
   * @throws IllegalStateException if this registry is closed
   */
  public <Q extends @Nullable Object, R extends @Nullable Object> CommandRegistration register(
      Command<Q, R> command,
      Consumer<? super CommandOptions> options,
      CommandHandler<? super Q, ? extends R> handler) {
    return add(command, options, handler, false);
  }

  /**
   * Registers a command by its id, which takes and gives anything.
   *
   * @param command its id
   * @param handler what answers it
   * @return the registration, which the router may still have to agree to
   * @throws CommandException if the command is known here already
   * @throws IllegalStateException if this registry is closed
   */
  public CommandRegistration register(
      String command,
      CommandHandler<? super @Nullable Object, ? extends @Nullable Object> handler) {
    return register(anything(command), handler);
  }

  /**
   * Registers a command whose handler gives a stage.
   *
   * @param command the command
   * @param handler what begins to answer it
   * @param <Q> the type of its requests
   * @param <R> the type of its results
   * @return the registration, which the router may still have to agree to
   * @throws CommandException if the command is known here already
   * @throws IllegalStateException if this registry is closed
   */
  public <Q extends @Nullable Object, R extends @Nullable Object> CommandRegistration registerAsync(
      Command<Q, R> command, AsyncCommandHandler<? super Q, ? extends R> handler) {
    return registerAsync(command, options -> {}, handler);
  }

  /**
   * Registers a command with options, whose handler gives a stage.
   *
   * @param command the command
   * @param options says them
   * @param handler what begins to answer it
   * @param <Q> the type of its requests
   * @param <R> the type of its results
   * @return the registration, which the router may still have to agree to
   * @throws CommandException if the command is known here already
   * @throws IllegalStateException if this registry is closed
   */
  public <Q extends @Nullable Object, R extends @Nullable Object> CommandRegistration registerAsync(
      Command<Q, R> command,
      Consumer<? super CommandOptions> options,
      AsyncCommandHandler<? super Q, ? extends R> handler) {
    Objects.requireNonNull(handler, "handler");
    return add(command, options, (CommandHandler<Q, Object>) handler::handle, true);
  }

  /**
   * Registers a command by its id, which takes and gives anything, and whose handler gives a stage.
   *
   * @param command its id
   * @param handler what begins to answer it
   * @return the registration, which the router may still have to agree to
   * @throws CommandException if the command is known here already
   * @throws IllegalStateException if this registry is closed
   */
  public CommandRegistration registerAsync(
      String command,
      AsyncCommandHandler<? super @Nullable Object, ? extends @Nullable Object> handler) {
    return registerAsync(anything(command), handler);
  }

  @SuppressWarnings("unchecked") // requests are made what the command says
  private CommandRegistration add(
      Command<?, ?> command,
      Consumer<? super CommandOptions> options,
      CommandHandler<?, ?> handler,
      boolean givesStages) {
    Objects.requireNonNull(handler, "handler");
    CommandOptions said = new CommandOptions(node.config());
    options.accept(said);
    return node.registrations()
        .register(
            new LocalCommand(
                command,
                said.info(command.id()),
                (CommandHandler<@Nullable Object, @Nullable Object>) handler,
                givesStages,
                said.executor(),
                said.cancelsAbandonedStages()));
  }

  private static Command<@Nullable Object, @Nullable Object> anything(String id) {
    return Command.of(id, Object.class, Object.class);
  }

  // ---- calling

  /**
   * Calls a command.
   *
   * @param command the command
   * @param request the request
   * @param <Q> the type of its requests
   * @param <R> the type of its results
   * @return completes with the result, or with a {@link CommandException}; already completed where
   *     the handler is here and done when it returns
   */
  public <Q extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> execute(
      Command<Q, R> command, Q request) {
    return node.calls().execute(command, request);
  }

  /**
   * Calls a command that takes no request.
   *
   * @param command the command
   * @param <R> the type of its results
   * @return completes with the result, or with a {@link CommandException}
   */
  public <R extends @Nullable Object> CompletableFuture<R> execute(Command<Void, R> command) {
    return node.calls().execute(command, null);
  }

  /**
   * Calls a command that is to be answered within some time, wherever it is. Registries on the way
   * have timeouts of their own, after which an answer does not come back.
   *
   * @param command the command
   * @param request the request
   * @param timeout how long to wait for the answer, more than nothing
   * @param <Q> the type of its requests
   * @param <R> the type of its results
   * @return completes with the result, or with a {@link CommandException}: exactly when the time is
   *     over, with {@link ErrorCode#TIMEOUT}
   * @throws IllegalStateException if this registry has no timekeeper
   */
  public <Q extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> execute(
      Command<Q, R> command, Q request, Duration timeout) {
    return node.calls().execute(command, request, timeout);
  }

  /**
   * Calls a command by its id.
   *
   * @param command its id
   * @param request the request, or {@code null} for none
   * @return completes with the result, or with a {@link CommandException}. A result that came from
   *     another process is data: texts, numbers, lists, maps
   */
  public CompletableFuture<@Nullable Object> execute(String command, @Nullable Object request) {
    return node.calls().execute(anything(command), request);
  }

  /**
   * Calls a command by its id, that is to be answered within some time.
   *
   * @param command its id
   * @param request the request, or {@code null} for none
   * @param timeout how long to wait for the answer, more than nothing
   * @return completes with the result, or with a {@link CommandException}
   * @throws IllegalStateException if this registry has no timekeeper
   */
  public CompletableFuture<@Nullable Object> execute(
      String command, @Nullable Object request, Duration timeout) {
    return node.calls().execute(anything(command), request, timeout);
  }

  // ---- events

  /**
   * Has a listener hear of an event, wherever it is emitted. What is emitted meanwhile may or may
   * not be for it.
   *
   * @param event the event
   * @param listener what hears of it; what it throws, and a payload that it can do nothing with, is
   *     told to the listener of {@link #onFailure}
   * @param <P> the type of its payload
   * @return takes the listener away
   */
  public <P extends @Nullable Object> Registration on(
      Event<P> event, Listener<? super P> listener) {
    return node.events().listen(event, Objects.requireNonNull(listener, "listener"));
  }

  /**
   * Has a listener hear of an event by its id, with whatever payload.
   *
   * @param event its id
   * @param listener what hears of it
   * @return takes the listener away
   */
  public Registration on(String event, Listener<? super @Nullable Object> listener) {
    return on(Event.of(event, Object.class), listener);
  }

  /**
   * Emits an event: to the listeners here, on this thread, and then by every channel. It never
   * fails because one of these does. Nothing happens once this registry is closed.
   *
   * @param event the event
   * @param payload its payload
   * @param <P> the type of its payload
   */
  public <P extends @Nullable Object> void emit(Event<P> event, P payload) {
    emit(event.id(), event.payload().sent(payload));
  }

  /**
   * Emits an event without a payload.
   *
   * @param event the event
   */
  public void emit(Event<Void> event) {
    emit(event.id(), null);
  }

  /**
   * Emits an event by its id.
   *
   * @param event its id
   * @param payload its payload, or {@code null} for none
   */
  public void emit(String event, @Nullable Object payload) {
    Ids.requireEvent(event);
    if (!node.isClosed()) {
      node.events().emit(event, payload);
    }
  }

  // ---- channels

  /**
   * Connects a channel: starts it, asks what the other side has, and tells the router what is known
   * here.
   *
   * @param channel the channel, which was not started yet
   * @return the connection; it closes by itself, and its {@code ready()} fails, where the channel
   *     can't be started
   * @throws IllegalStateException if there is a channel of that id, or this registry is closed
   */
  public Connection connect(Channel channel) {
    return node.attach(channel);
  }

  /**
   * Connects a channel in the place of the one of its id, which is closed first, if there is one.
   *
   * @param channel the channel, which was not started yet
   * @return the connection
   * @throws IllegalStateException if another was connected meanwhile, or this registry is closed
   */
  public Connection replace(Channel channel) {
    for (Link link : node.links()) {
      if (link.id().equals(channel.id())) {
        link.close();
      }
    }
    return node.attach(channel);
  }

  /**
   * The channels that are connected.
   *
   * @return their connections as they are now
   */
  public List<Connection> connections() {
    return List.copyOf(node.links());
  }

  // ---- asking

  /**
   * The commands that can be called, as far as this registry knows, without private ones. The
   * router may know more.
   *
   * @return what is known of each now, by id
   */
  public List<KnownCommand> commands() {
    return node.table().known(false);
  }

  /**
   * The commands that can be called, as far as this registry knows, with private ones.
   *
   * @return what is known of each now, by id
   */
  public List<KnownCommand> allCommands() {
    return node.table().known(true);
  }

  /**
   * How much is under way: calls that are not answered, own and others', and registrations.
   *
   * @return the number now
   */
  public int inFlight() {
    return node.inFlight().size();
  }

  /**
   * The name of this registry.
   *
   * @return the name
   */
  public String name() {
    return node.name();
  }

  // ---- failing

  /**
   * Has a listener told of each failure that no caller hears of, on the thread where it happens. It
   * takes the place of the listener before. What it throws is logged, the first time.
   *
   * @param listener what is told
   * @return takes the listener away again, unless another has taken its place
   */
  public Registration onFailure(Consumer<? super ChannelFailure> listener) {
    return node.failures().listen(listener);
  }

  // ---- closing

  /**
   * Has something done when this registry closes, on the thread that closes it, after everything
   * under way has failed and before its channels are closed; at once, on this thread, where it is
   * closed already. What it throws is told to the listener of {@link #onFailure}.
   *
   * @param action what to do, once
   * @return has it left out
   */
  public Registration onClose(Runnable action) {
    return node.onClose(action);
  }

  /**
   * Closes this registry: at once everything that is under way fails with {@link
   * ErrorCode#CHANNEL_DISCONNECTED}, and nothing can be called or registered any more; then all
   * channels are closed at the same time, and waited for until the builder's deadline. Handlers
   * that are at work go on, and nobody hears what they give. Closing twice is harmless.
   */
  @Override
  public void close() {
    CompletableFuture<Void> closing = closeAsync();
    if (node.config().time() == null) {
      return; // nothing could end the waiting
    }
    try {
      closing.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Closes this registry as {@link #close} does, and does not wait.
   *
   * @return completes when all channels are closed, or when the deadline has come; whoever waits
   *     for it must not keep the timekeeper or a channel from going on
   */
  public CompletableFuture<Void> closeAsync() {
    node.close();
    List<Link> links = List.copyOf(node.links());
    links.forEach(Link::close);
    CompletableFuture<?>[] closing =
        links.stream()
            .map(link -> link.closed().exceptionally(broken -> null))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture<Void> all = CompletableFuture.allOf(closing);
    Timekeeper time = node.config().time();
    if (time == null || all.isDone()) {
      return all;
    }
    Registration deadline =
        time.after(
            node.config().closeTimeout(),
            () -> {
              if (all.complete(null)) {
                node.closedLate(links);
              }
            });
    return all.whenComplete((nothing, thrown) -> deadline.close());
  }

  /**
   * The registry as text.
   *
   * @return its name, and how many commands and channels it has
   */
  @Override
  public String toString() {
    return "registry %s (%d commands, %d channels, %d in flight%s)"
        .formatted(
            name(),
            allCommands().size(),
            node.links().size(),
            inFlight(),
            node.isClosed() ? ", closed" : "");
  }
}
