package dev.headrace.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Handler;
import dev.headrace.clock.ManualTimekeeper;
import dev.headrace.flow.Pipe;
import dev.headrace.flow.Pipeline;
import dev.headrace.samples.kotlin.CommandsKt;
import dev.headrace.samples.kotlin.DeskKt;
import dev.headrace.samples.kotlin.ErrorsKt;
import dev.headrace.samples.kotlin.FlowsKt;
import dev.headrace.samples.kotlin.HandlersKt;
import dev.headrace.samples.kotlin.KeysKt;
import dev.headrace.samples.kotlin.dsl.DslKt;
import dev.headrace.testsupport.ProjectFiles;
import dev.headrace.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs each sample as a reader would, and compares what it prints. */
class SamplesTest {
  @Test
  void handlers() {
    assertThat(Console.of(() -> Handlers.main(new String[0])))
        .containsExactly("onTick:", "EURUSD at 1.0712", "<unnamed>:", "seen 1.0712");
    assertThat(Console.of(HandlersKt::main))
        .isEqualTo(Console.of(() -> Handlers.main(new String[0])));
  }

  @Test
  void theKotlinLayer() {
    assertThat(Console.of(DslKt::main))
        .containsExactly(
            "EURUSD leaves 40",
            "refused",
            "reset from Booked(quantity=30): end of day",
            "3 lots",
            "0 lots",
            "no journal",
            "settled 321",
            "32100 is too much",
            "no price of USDJPY",
            "too many",
            "null, no price of USDJPY, 107",
            "Trade(symbol=USDJPY, quantity=15)",
            "5",
            "107.00",
            "risk sees 7");
  }

  @Test
  void ownStep() {
    List<String> said =
        Console.of(
            () -> {
              try {
                OwnStep.main(new String[0]);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    assertThat(said).containsExactly("EURUSD at 1.25", "ended, because one price is enough");
  }

  @Test
  void commands() {
    assertThat(Console.of(() -> Commands.main(new String[0])))
        .containsExactly(
            "3, Hello, Ada",
            "Hello!",
            "greet (here)",
            "math.add (by channel worker)",
            "shout (by channel worker)",
            "true",
            "Hello, at last",
            "all quiet",
            "3",
            "INVALID_REQUEST: a must not be negative",
            "INTERNAL_ERROR: long overflow",
            "greet was not answered in time",
            "worker: 3",
            "desk.moved failed at a listener",
            "root: rates is on 3",
            "admin.stop is not for guests",
            "stopped",
            "false",
            "3");
  }

  @Test
  void commandsInKotlin() throws IOException {
    List<String> printed = Console.of(CommandsKt::main);
    assertThat(printed)
        .containsExactly(
            "3, Hello, Ada",
            "Hello!",
            "greet (here)",
            "math.add (by channel worker)",
            "shout (by channel worker)",
            "Hello, at last",
            "all quiet",
            "null",
            "3",
            "refused: a must not be negative",
            "failed: long overflow",
            "greet was not answered in time",
            "worker: 3",
            "desk.moved failed at a listener",
            "root: rates is on 3",
            "root: closed",
            "admin.stop is not for guests",
            "stopped",
            "false",
            "3");
    assertThat(guide("commands")).contains(String.join("\n", printed.subList(8, 11)));
  }

  @Test
  void wires() {
    assertThat(
            Console.of(
                () -> {
                  try {
                    Wires.main(new String[0]);
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                }))
        .containsExactly("3", "the request of math.add: b is missing");
  }

  @Test
  void desk() {
    assertThat(Console.of(() -> Desk.main(new String[0])))
        .containsExactly(
            "position: Position[quantity=30]",
            "handler onOrder",
            "  0 handler onOrder; reads Desk.Limits; writes Desk.Position");
    World world = World.builder().add(new Desk.Limits(5)).build();
    assertThat(Console.of(() -> Desk.audit(world).run(new Desk.Order(7))))
        .containsExactly("Order[quantity=7] of at most 5");
    assertThatThrownBy(() -> World.builder().build().handler(Desk::onOrder))
        .hasMessage(
            """
            handler onOrder can't be built: 2 problems
              - handler onOrder: Desk.Limits is not registered. Fix: add it to the world's builder, or declare it as Optional<Res<…>>
              - handler onOrder: Desk.Position is not registered. Fix: add it to the world's builder, or declare it as Optional<Res<…>>""");
  }

  @Test
  void deskInKotlin() {
    assertThat(Console.of(DeskKt::main))
        .containsExactly(
            "EURUSD leaves 40",
            "XXXYYY is not listed",
            "GBPUSD leaves 70",
            "Position(quantity=90)",
            "pipeline deals",
            "  0 event Deal",
            "  1 guard withinLimits; reads DealLimits ← 0",
            "  2 attempt route; reads List<String> ← 1",
            "  3 onError ← 2 if error",
            "  4 tap book; writes Position ← 2",
            "  5 dispatch audit ← 2");
  }

  /**
   * Nothing is forced or silenced: what the core gives has its nullness, and types need no cast.
   */
  @Test
  void programsInKotlinNeedNoForce() throws IOException {
    Path sources = ProjectFiles.base().resolve("src/main/kotlin");
    try (Stream<Path> files = Files.walk(sources)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file))
                      .doesNotContain("!!", "@Suppress")
                      .doesNotContainPattern("(?m)^(?!import ).*\\bas [A-Z]"));
    }
  }

  @Test
  void sessions() throws IOException {
    List<String> printed = Console.of(() -> Sessions.main(new String[0]));
    assertThat(printed)
        .containsExactly(
            "ann has sent 60",
            "bob has sent 60",
            "bob has sent 70",
            "bob can't send GBPUSD: it is not listed",
            "bob has sent 90",
            "2 orders of bob");
    assertThat(guide("pipelines")).contains(String.join("\n", printed.subList(0, 2)));
    assertThat(guide("batches")).contains(String.join("\n", printed.subList(2, 6)));
  }

  @Test
  void timeouts() throws IOException {
    List<String> printed = Console.of(() -> Timeouts.main(new String[0]));
    assertThat(printed)
        .endsWith("beat, 0 missed", "beat, 0 missed", "1970-01-01T00:00:45Z ann is silent")
        .hasSize(6);
    assertThat(guide("timers")).contains(String.join("\n", printed));
  }

  @Test
  void market() {
    assertThat(Console.of(() -> Market.main(new String[0]))).containsExactly("worth 42");
  }

  private static final String ORDERS =
      """
      pipeline orders
        0 event Order
        1 guard withinLimits; reads Orders.Limits ← 0
        2 then enrich; reads Orders.Prices ← 1
        3 attempt route ← 2
        4 onError reject; writes Orders.Rejected ← 3 if error
        5 dispatch gateway ← 3
      """;

  @Test
  void orders() throws IOException {
    List<String> printed = Console.of(() -> Orders.main(new String[0]));
    assertThat(printed)
        .startsWith(
            "main gets Order[symbol=EURUSD, quantity=50]",
            "rejected: GBPUSD has no price",
            "small gets Order[symbol=USDJPY, quantity=10]",
            "Orders.Rejected = Rejected[count=1]")
        .endsWith(ORDERS.lines().toArray(String[]::new))
        .hasSize(11);
    assertThat(guide("pipelines")).contains(String.join("\n", printed));
    assertThat(Guide.page("index")).contains(ORDERS);
  }

  @Test
  void aLostStepIsSaid() throws IOException {
    Pipe<Orders.Order, Orders.Order> orders = Pipeline.of(Orders.world(), Orders.Order.class);
    assertThat(orders.tap(order -> System.out.println(order))).isNotNull();
    String guide = guide("pipelines");
    assertThatThrownBy(() -> orders.end(order -> {}).build("orders"))
        .satisfies(thrown -> assertThat(guide).contains(thrown.getMessage()));
  }

  @Test
  void whatIsWrongWithOrdersIsSaidTogether() throws IOException {
    String said =
        """
        pipeline orders can't be built: 2 problems
          - pipeline orders, then enrich: Orders.Prices is not registered. Fix: add it to the world's builder, or declare it as Optional<Res<…>>
          - pipeline orders, onError reject: Orders.Rejected is not registered. Fix: add it to the world's builder, or declare it as Optional<Res<…>>""";
    World world = World.builder().add(new Orders.Limits(1)).build();
    assertThatThrownBy(() -> Orders.orders(world, Handler.of(order -> {}))).hasMessage(said);
    assertThat(guide("pipelines")).contains(said);
    assertThat(Guide.page("index")).contains(said);
  }

  @Test
  void ordersFailInThreeWays() {
    World world = Orders.world();
    var begin = Pipeline.of(world, Orders.Order.class);
    var order = new Orders.Order("EURUSD", 15);
    assertThat(
            Console.of(
                () -> {
                  Orders.byResult(begin).toResult().end(System.out::println).build("a").run(order);
                  Orders.byFail(begin).toResult().end(System.out::println).build("b").run(order);
                  Orders.byException(begin)
                      .onError(e -> System.out.println(e.getClass().getSimpleName()))
                      .end()
                      .build("c")
                      .run(order);
                }))
        .containsExactly("ok(15)", "fail(odd lot)", "NoSuchFileException");
  }

  @Test
  void stagesAreGoneOnWithTwice() {
    assertThat(Console.of(() -> Orders.twice(Orders.world())))
        .containsExactly("now EURUSD", "now USDJPY", "change 1");
  }

  @Test
  void numbersFlowWithoutABox() {
    assertThat(Console.of(() -> Orders.numbers(Orders.world()))).containsExactly("fee 54", "fee 5");
  }

  @Test
  void turns() throws IOException {
    List<String> printed = Console.of(() -> Turns.main(new String[0]));
    assertThat(printed).hasSize(7).startsWith("EURUSD at 0 ms");
    assertThat(guide("loop")).contains(String.join("\n", printed));
  }

  @Test
  void containers() throws IOException {
    String guide = guide("lifecycle");
    List<Runnable> samples =
        List.of(
            Containers::first,
            Containers::order,
            Containers::rollback,
            () -> interruptibly(Containers::timeout),
            Containers::restart,
            Containers::reload,
            Containers::health,
            Containers::reports,
            () -> interruptibly(Containers::shutdown),
            Containers::reference);
    List<String> all = new ArrayList<>();
    for (Runnable sample : samples) {
      List<String> printed = Console.of(sample);
      assertThat(guide).contains("```text\n" + String.join("\n", printed) + "\n```");
      all.addAll(printed);
    }
    assertThat(Console.of(() -> interruptibly(() -> Containers.main(new String[0]))))
        .isEqualTo(all);
    assertThat(guide)
        .contains("```mermaid\n" + Containers.booted(new ManualTimekeeper()).toMermaid() + "```");
    assertThatThrownBy(Containers::wrong)
        .satisfies(thrown -> assertThat(guide).contains(thrown.getMessage()));
  }

  private interface Interruptible {
    void run() throws InterruptedException;
  }

  private static void interruptibly(Interruptible sample) {
    try {
      sample.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatAStepThrowsSaysItsStep() throws IOException {
    List<String> printed = Console.of(() -> Orders.failing(Orders.world()));
    assertThat(printed)
        .containsExactly(
            "/ by zero",
            "in step share of pipeline shares",
            "in step dispatch to shares of pipeline desk");
    assertThat(guide("errors")).contains(String.join("\n", printed));
  }

  @Test
  void quotes() throws IOException {
    List<String> printed = Console.of(() -> Quotes.main(new String[0]));
    assertThat(printed)
        .startsWith(
            "crossed: Quote[mid=1.75, spread=-0.5]",
            "crossed: Quote[mid=2.0, spread=-2.0]",
            "Quotes.Ticks = Ticks[count=3]",
            "dag quotes")
        .hasSize(11);
    World world = World.builder().add(new Quotes.Ticks(0)).build();
    assertThat(guide("dags")).contains(String.join("\n", printed));
    assertThat(
            Console.of(
                () -> {
                  Quotes.absent(world).run(new Quotes.Tick(1, 1.5));
                  Quotes.absent(world).run(new Quotes.Tick(1, 3));
                }))
        .containsExactly("1.0", "1.0 wide");
  }

  /** A page of the guide, which shows what samples print. */
  private static String guide(String page) throws IOException {
    return Files.readString(ProjectFiles.root().resolve("docs-site/guide/" + page + ".md"));
  }

  @Test
  void combining() {
    assertThat(Console.of(() -> Combining.main(new String[0])))
        .containsExactly(
            "refused: 1",
            "1 and 0",
            "kept Order[quantity=30]",
            "sent Order[quantity=30]",
            "shown Order[quantity=30]",
            "Order[quantity=30]",
            "orders failed: thirty",
            "orders failed: forty",
            "guarded orders (2 failures, open)");
  }

  @Test
  void registries() throws IOException {
    assertThat(Console.of(Registries::order))
        .containsExactly("checked 1.25", "shown 1.25", "checked 1.5");
    assertThat(Console.of(Registries::snapshots))
        .containsExactly("shown 1.5", "registry prices (3 handlers)");
    assertThat(Console.of(Registries::guards))
        .containsExactly("kept 1.25", "guard of [1]", "guard of [2, 3]", "true");
    assertThat(Console.of(Registries::options))
        .containsExactly(
            "first dollar price", "journal", "shown 1.25", "checked 1.25", "checked 1.5");
    List<String> failing = Console.of(Registries::failures);
    assertThat(failing)
        .containsExactly(
            "journal failed: disk full",
            "shown 1.25",
            "journal failed: disk full",
            "shown 1.5",
            "registry prices (1 handler)");
    List<String> drawn = Console.of(Registries::publisher);
    assertThat(drawn).containsExactly("drawn 1.25", "drawn 1.75", "no more prices");
    assertThat(guide("registries"))
        .contains(String.join("\n", failing))
        .contains(String.join("\n", drawn));
    assertThat(Console.of(() -> Registries.main(new String[0]))).hasSize(23);
  }

  @Test
  void asyncRegistries() throws IOException {
    List<String> published = Console.of(AsyncRegistries::publishing);
    assertThat(published)
        .containsExactly(
            "storing 30",
            "routing 30",
            "route: no route",
            "so far: 2 called, 1 unfinished, 1 failed",
            "in the end: 2 called, 1 failed");
    List<String> inOrder = Console.of(AsyncRegistries::inOrder);
    assertThat(inOrder)
        .containsExactly(
            "storing 30",
            "dispatch (under way: 1 called, 1 unfinished, 1 not started)",
            "routing 30",
            "route: no route",
            "dispatch (done: 2 called, 1 failed)");
    List<String> cancelled = Console.of(AsyncRegistries::cancelling);
    assertThat(cancelled)
        .containsExactly(
            "storing 30",
            "dispatch (cancelled: 1 called, 1 unfinished, 1 not started)",
            "archive cancelled: true");
    List<String> late = Console.of(AsyncRegistries::timing);
    assertThat(late)
        .containsExactly(
            "storing 30",
            "handler store of registry orders was not done within 5 ms. "
                + "Fix: find out what it waits for, or give it more time");
    assertThat(Console.of(AsyncRegistries::inParallel)).containsExactly("true: 4 called");
    assertThat(guide("registries"))
        .contains(String.join("\n", published))
        .contains(String.join("\n", inOrder))
        .contains(String.join("\n", cancelled))
        .contains(late.get(1));
    assertThat(Console.of(() -> AsyncRegistries.main(new String[0]))).hasSize(16);
  }

  @Test
  void echo() {
    assertThat(Console.of(() -> Echo.main(new String[0])))
        .containsExactly("the client gets: hello", "echoed 5 bytes");
  }

  @Test
  void echoServer() {
    assertThat(Console.of(() -> EchoServer.main(new String[0])))
        .containsExactly(
            "got back: hello",
            "got back: how are you",
            "got back: bye",
            "accepted 3, echoed 19 bytes, hung up on 0, 0 still connected");
  }

  @Test
  void ticker() throws IOException {
    List<String> printed = Console.of(() -> Ticker.main(new String[0]));
    assertThat(printed)
        .containsExactly("ACCEPTED", "ACCEPTED", "CONFLATED", "EURUSD at 1.08", "USDJPY at 151.2");
    assertThat(guide("inbox")).contains(String.join("\n", printed));
  }

  @Test
  void keys() {
    assertThat(Console.of(() -> Keys.main(new String[0])))
        .containsExactly("Keys.Limits, Keys.Limits \"eu\", List<Keys.Order>");
    assertThat(Console.of(KeysKt::main)).containsExactly("Limits, Limits \"eu\", List<Order>");
  }

  @Test
  void errors() {
    assertThat(Console.of(() -> Errors.main(new String[0])))
        .containsExactly(
            "no limit in no-such-file, using 100",
            "100",
            "inbox can't be built: 2 problems",
            "  - inbox: no room for any event. Fix: give it 1 place or more",
            "  - inbox: its name is blank. Fix: name it, or leave it out");
    assertThat(Console.of(ErrorsKt::main))
        .containsExactly("no limit in no-such-file, using 100", "100");
  }

  @Test
  void flows() {
    assertThat(Console.of(FlowsKt::main))
        .containsExactly("in cents: 125.0", "in cents: 150.0", "in cents: 175.0", "detached");
  }
}
