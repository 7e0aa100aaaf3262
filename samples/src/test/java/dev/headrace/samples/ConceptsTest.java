package dev.headrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.samples.kotlin.batches.BatchesKt;
import dev.headrace.samples.kotlin.hello.HelloKt;
import dev.headrace.samples.kotlin.locals.LocalsKt;
import dev.headrace.samples.kotlin.optionals.OptionalsKt;
import dev.headrace.samples.kotlin.quickstart.QuickstartKt;
import dev.headrace.samples.kotlin.routes.RoutesKt;
import dev.headrace.samples.kotlin.testing.TestingKt;
import dev.headrace.testsupport.ChildProcess;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The samples of single concepts, in Java and in Kotlin, and the pages that show what they print.
 */
class ConceptsTest {
  private static final String[] NONE = {};

  @Test
  void hello() {
    assertThat(Console.of(() -> Hello.main(NONE))).containsExactly("routed 50 EURUSD", "refused");
    assertThat(Console.of(HelloKt::main)).containsExactly("routed 50 EURUSD", "refused");
  }

  @Test
  void quickstart() throws IOException {
    List<String> printed = Console.of(() -> Quickstart.main(NONE));
    assertThat(printed)
        .containsExactly(
            "audit: Order[symbol=EURUSD, quantity=60]",
            "screen: 60 EURUSD",
            "position: 60",
            "refused: over the limit",
            "position: 60",
            "container app (STOPPED, 2 providers)");
    assertThat(Guide.page("guide/getting-started")).contains(String.join("\n", printed));
    assertThat(Console.of(QuickstartKt::main))
        .containsExactly(
            "audit: Order(symbol=EURUSD, quantity=60)",
            "screen: 60 EURUSD",
            "position: 60",
            "refused: over the limit",
            "position: 60",
            "container app (STOPPED, 2 providers)");
  }

  @Test
  void routes() throws IOException {
    List<String> printed = Console.of(() -> Routes.main(NONE));
    assertThat(printed).containsExactly("bids get 20", "offers get 30", "auctions get 5000");
    assertThat(Guide.page("guide/pipelines")).contains(String.join("\n", printed));
    assertThat(Console.of(RoutesKt::main)).isEqualTo(printed);
  }

  @Test
  void batches() throws IOException {
    List<String> printed = Console.of(() -> Batches.main(NONE));
    assertThat(printed)
        .containsExactly(
            "3 wait",
            "3 ran: Total[ticks=2, price=258]",
            "left out: EURUSD has a price of -1",
            "1 ran: Total[ticks=3, price=366]");
    assertThat(Guide.page("guide/batches")).contains(String.join("\n", printed));
    assertThat(Console.of(BatchesKt::main)).isEqualTo(Guide.inKotlin(printed));
  }

  @Test
  void localStates() throws IOException {
    List<String> printed = Console.of(() -> LocalStates.main(NONE));
    assertThat(printed)
        .containsExactly(
            "EURUSD has never been so high: 107",
            "USDJPY has never been so high: 90",
            "EURUSD has never been so high: 108",
            "GBPUSD has never been so high: 1");
    assertThat(Guide.page("guide/local-state")).contains(String.join("\n", printed.subList(0, 3)));
    assertThat(Console.of(LocalsKt::main)).isEqualTo(printed);
  }

  @Test
  void optionalResources() throws IOException {
    List<String> printed = Console.of(() -> OptionalResources.main(NONE));
    assertThat(printed)
        .containsExactly(
            "Order[quantity=300] is sent",
            "Order[quantity=300] is refused",
            "handler onOrder",
            "  0 handler onOrder; reads OptionalResources.Limits");
    assertThat(Guide.page("guide/optional-resources")).contains(String.join("\n", printed));
    assertThat(Console.of(OptionalsKt::main))
        .containsExactly(
            "Order(quantity=300) is sent",
            "Order(quantity=300) is refused",
            "handler onOrder",
            "  0 handler onOrder; reads Limits");
  }

  @Test
  void testing() throws IOException {
    List<String> printed = Console.of(() -> Testing.main(NONE));
    assertThat(printed)
        .containsExactly(
            "true",
            "false",
            "Sent[order=Order[symbol=EURUSD, quantity=60], millis=0]",
            "Sent[order=Order[symbol=GBPUSD, quantity=1], millis=250]",
            "sequence 3",
            "journal of 2 events, the same again: true");
    assertThat(Guide.page("guide/testing"))
        .contains(String.join("\n", printed.subList(2, 5)))
        .contains(printed.get(5));
    assertThat(Console.of(TestingKt::main)).isEqualTo(Guide.inKotlin(printed));
  }

  @Test
  void twoProcessesCallEachOther() throws Exception {
    try (ChildProcess desk = ChildProcess.start(Processes.class)) {
      assertThat(desk.awaitEnd()).isZero();
      assertThat(desk.lines())
          .containsExactly(
              "event: the name of the desk is known here",
              "answer: Risk[lowest=1.0, highest=1.5]",
              "desk.name (here)",
              "risk.assess (by channel risk)");
      assertThat(Guide.page("guide/wire")).contains(String.join("\n", desk.lines()));
    }
  }

  @Test
  void twoProcessesCallEachOtherInKotlin() throws Exception {
    try (ChildProcess desk =
        ChildProcess.start(dev.headrace.samples.kotlin.processes.Processes.class)) {
      assertThat(desk.awaitEnd()).isZero();
      assertThat(desk.lines())
          .containsExactly(
              "event: the name of the desk is known here",
              "answer: Risk(lowest=1.0, highest=1.5)",
              "desk.name (here)",
              "risk.assess (by channel risk)");
    }
  }
}
