package dev.headrace.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.headrace.samples.kotlin.ErrorsKt;
import dev.headrace.samples.kotlin.combining.CombiningKt;
import dev.headrace.samples.kotlin.containers.ContainersKt;
import dev.headrace.samples.kotlin.io.Echo;
import dev.headrace.samples.kotlin.io.TickerKt;
import dev.headrace.samples.kotlin.loops.LoopsKt;
import dev.headrace.samples.kotlin.orders.OrdersKt;
import dev.headrace.samples.kotlin.quotes.QuotesKt;
import dev.headrace.samples.kotlin.registries.AsyncRegistriesKt;
import dev.headrace.samples.kotlin.registries.RegistriesKt;
import dev.headrace.samples.kotlin.sessions.SessionsKt;
import dev.headrace.samples.kotlin.steps.OwnStepKt;
import dev.headrace.samples.kotlin.timers.TimersKt;
import dev.headrace.samples.kotlin.wires.WiresKt;
import dev.headrace.samples.kotlin.worlds.WorldsKt;
import dev.headrace.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The samples that a page shows in Java and in Kotlin do the same. */
class TwinsTest {
  private static final String[] NONE = {};

  private static List<String> printed(Runnable sample) {
    return Guide.inKotlin(Console.of(sample)).stream()
        .map(line -> line.replaceAll("\\b(Desk|Orders|Quotes)\\.(?=[A-Z])", ""))
        .toList();
  }

  @Test
  void worlds() {
    assertThat(Console.of(WorldsKt::main)).isEqualTo(printed(() -> Desk.main(NONE)));
    assertThat(Console.of(WorldsKt::prices)).isEqualTo(printed(() -> Market.main(NONE)));
    World world = World.builder().add(new dev.headrace.samples.kotlin.worlds.Limits(5)).build();
    var order = new dev.headrace.samples.kotlin.worlds.Order(7);
    assertThat(Console.of(() -> WorldsKt.audit(world).run(order)))
        .containsExactly("Order(quantity=7) of at most 5");
  }

  @Test
  void orders() {
    assertThat(Console.of(OrdersKt::main)).isEqualTo(printed(() -> Orders.main(NONE)));
    assertThat(Console.of(() -> OrdersKt.twice(OrdersKt.desk())))
        .isEqualTo(printed(() -> Orders.twice(Orders.world())));
    assertThat(Console.of(() -> OrdersKt.numbers(OrdersKt.desk())))
        .isEqualTo(printed(() -> Orders.numbers(Orders.world())));
    assertThat(Console.of(() -> OrdersKt.failing(OrdersKt.desk())))
        .isEqualTo(printed(() -> Orders.failing(Orders.world())));
  }

  @Test
  void quotes() {
    List<String> java = printed(() -> Quotes.main(NONE));
    assertThat(Console.of(QuotesKt::main).subList(0, 4)).isEqualTo(java.subList(0, 4));
    World world = World.builder().build();
    assertThat(
            Console.of(
                () ->
                    QuotesKt.absent(world)
                        .run(new dev.headrace.samples.kotlin.quotes.Tick(1.0, 3.0))))
        .isEqualTo(printed(() -> Quotes.absent(world).run(new Quotes.Tick(1, 3))));
  }

  @Test
  void combining() {
    assertThat(Console.of(CombiningKt::main)).isEqualTo(printed(() -> Combining.main(NONE)));
  }

  @Test
  void registries() {
    assertThat(Console.of(RegistriesKt::order)).isEqualTo(printed(Registries::order));
    assertThat(Console.of(RegistriesKt::snapshots)).isEqualTo(printed(Registries::snapshots));
    assertThat(Guide.inKotlin(Console.of(RegistriesKt::guards)))
        .isEqualTo(printed(Registries::guards));
    assertThat(Console.of(RegistriesKt::options)).isEqualTo(printed(Registries::options));
    assertThat(Console.of(RegistriesKt::failures)).isEqualTo(printed(Registries::failures));
    assertThat(Console.of(() -> RegistriesKt.compiling(Runnable::run)))
        .containsExactly("shown 1.25");
  }

  @Test
  void publishers() {
    assertThat(Console.of(RegistriesKt::publisher)).isEqualTo(printed(Registries::publisher));
  }

  @Test
  void errors() {
    assertThatThrownBy(() -> ErrorsKt.check(0, ""))
        .hasMessage(catchThrowable(() -> Errors.check(0, "")).getMessage());
  }

  @Test
  void wires() {
    assertThat(Console.of(WiresKt::main))
        .containsExactly("3", "the request of math.add: b is missing");
  }

  @Test
  void asyncRegistries() {
    assertThat(Console.of(AsyncRegistriesKt::publishing))
        .isEqualTo(printed(AsyncRegistries::publishing));
    assertThat(Console.of(AsyncRegistriesKt::inOrder))
        .isEqualTo(Console.of(AsyncRegistries::inOrder));
    assertThat(Console.of(AsyncRegistriesKt::cancelling))
        .isEqualTo(Console.of(AsyncRegistries::cancelling));
    assertThat(Console.of(AsyncRegistriesKt::timing)).isEqualTo(printed(AsyncRegistries::timing));
    assertThat(Console.of(AsyncRegistriesKt::inParallel))
        .isEqualTo(printed(AsyncRegistries::inParallel));
  }

  @Test
  void containers() {
    assertThat(Console.of(ContainersKt::main)).isEqualTo(Console.of(TwinsTest::containersInJava));
    assertThatThrownBy(ContainersKt::wrong)
        .hasMessage(catchThrowable(Containers::wrong).getMessage());
  }

  private static void containersInJava() {
    try {
      Containers.main(NONE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void timers() {
    assertThat(Console.of(TimersKt::main)).isEqualTo(printed(() -> Timeouts.main(NONE)));
  }

  @Test
  void loops() {
    assertThat(Console.of(LoopsKt::main)).isEqualTo(printed(() -> Turns.main(NONE)));
  }

  @Test
  void ownSteps() {
    assertThat(Console.of(OwnStepKt::main))
        .containsExactly("EURUSD at 1.25", "ended, because one price is enough");
  }

  @Test
  void inboxesAndChannels() {
    assertThat(Console.of(TickerKt::main)).isEqualTo(printed(() -> Ticker.main(NONE)));
    assertThat(Console.of(() -> Echo.main(NONE)))
        .isEqualTo(printed(() -> dev.headrace.samples.Echo.main(NONE)));
  }

  @Test
  void sessions() {
    assertThat(Console.of(SessionsKt::main)).isEqualTo(printed(() -> Sessions.main(NONE)));
  }
}
