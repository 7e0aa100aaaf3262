package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.FailedStep;
import dev.headrace.Handler;
import dev.headrace.testsupport.Memory;
import dev.headrace.testsupport.ReportedFailures;
import dev.headrace.testsupport.ReportedFailures.Report;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Handlers whose failures stay where they are. */
class GuardedTest {
  record Order(int quantity) {}

  record Position(int quantity) {}

  record Told(Handler<?> handler, Order event, Throwable cause) {}

  private final List<Told> told = new ArrayList<>();
  private final List<Order> run = new ArrayList<>();
  private Throwable failure;

  /** Throws the failure, if there is one. */
  private final Handler<Order> handler =
      new Handler<>() {
        @Override
        public void run(Order order) {
          run.add(order);
          if (failure != null) {
            GuardedTest.<RuntimeException>raise(failure);
          }
        }

        @Override
        public String name() {
          return "route";
        }
      };

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void raise(Throwable failure) throws X {
    throw (X) failure;
  }

  private GuardedBuilder<Order> listened() {
    return Guarded.<Order>builder(handler)
        .onFailure((failed, event, cause) -> told.add(new Told(failed, event, cause)));
  }

  @Test
  void withoutAFailureNothingIsDifferent() {
    Guarded<Order> guarded = listened().build();
    guarded.handler().run(new Order(1));
    assertThat(run).containsExactly(new Order(1));
    assertThat(guarded.failures()).isZero();
    assertThat(guarded.lastFailure()).isNull();
    assertThat(guarded.isOpen()).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void aFailureIsKeptFromTheCallerCountedAndTold() {
    Guarded<Order> guarded = listened().build();
    failure = new IllegalStateException("no market");
    guarded.handler().run(new Order(1));
    assertThat(guarded.failures()).isEqualTo(1);
    assertThat(guarded.lastFailure()).isSameAs(failure);
    assertThat(told).containsExactly(new Told(handler, new Order(1), failure));
    assertThat(FailedStep.of(failure))
        .singleElement()
        .hasToString("dev.headrace.FailedStep: in step route of guarded route");
  }

  @Test
  void itStaysUsableAfterFailures() {
    Guarded<Order> guarded = listened().build();
    failure = new IllegalStateException("first");
    guarded.handler().run(new Order(1));
    Throwable second = failure = new IllegalStateException("second");
    guarded.handler().run(new Order(2));
    failure = null;
    guarded.handler().run(new Order(3));
    assertThat(run).containsExactly(new Order(1), new Order(2), new Order(3));
    assertThat(guarded.failures()).isEqualTo(2);
    assertThat(guarded.lastFailure()).isSameAs(second);
  }

  @Test
  void checkedExceptionsAndErrorsThatAreNotFatalAreKeptToo() {
    Guarded<Order> guarded = listened().build();
    for (Throwable thrown :
        List.of(
            new Exception(), new AssertionError(), new LinkageError(), new StackOverflowError())) {
      failure = thrown;
      guarded.handler().run(new Order(1));
    }
    assertThat(guarded.failures()).isEqualTo(4);
  }

  @Test
  void aFatalErrorReachesTheCallerAndIsNotCounted() {
    Guarded<Order> guarded = listened().openAfter(1).build();
    failure = new OutOfMemoryError("sample");
    assertThatThrownBy(() -> guarded.handler().run(new Order(1))).isSameAs(failure);
    assertThat(guarded.failures()).isZero();
    assertThat(guarded.isOpen()).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void anInterruptIsNotLost() {
    Guarded<Order> guarded = listened().build();
    failure = new InterruptedException();
    guarded.handler().run(new Order(1));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(told).hasSize(1);
  }

  static void failing(ResMut<Position> position, Order order) {
    position.set(new Position(order.quantity()));
    throw new IllegalStateException("no market");
  }

  @Test
  void whatWasWrittenBeforeTheFailureStays() {
    World world = World.builder().add(new Position(0)).build();
    Handler<Order> failing = world.handler(GuardedTest::failing);
    Guarded<Order> guarded =
        Guarded.<Order>builder(failing).onFailure((failed, event, cause) -> {}).build();
    guarded.handler().run(new Order(8));
    assertThat(world.res(Position.class).get().quantity()).isEqualTo(8);
  }

  @Test
  void anUnheardFailureIsLoggedOnceWithTheNameOfTheHandler() {
    failure = new IllegalStateException("no market");
    Guarded.of(handler).handler().run(new Order(1));
    assertThat(ReportedFailures.take())
        .containsExactly(new Report("dev.headrace.flow", "handler route failed", failure));
  }

  @Test
  void whatTheListenerThrowsIsSuppressedByTheCauseAndLoggedWithIt() {
    var another = new IllegalArgumentException("no listener either");
    Guarded<Order> guarded =
        Guarded.<Order>builder(handler)
            .onFailure(
                (failed, event, cause) -> {
                  throw another;
                })
            .build();
    failure = new IllegalStateException("no market");
    guarded.handler().run(new Order(1));
    assertThat(failure).hasSuppressedException(another);
    assertThat(ReportedFailures.take())
        .containsExactly(new Report("dev.headrace.flow", "handler route failed", failure));
  }

  @Test
  void aListenerMayThrowTheCauseItself() {
    failure = new IllegalStateException("no market");
    Guarded<Order> guarded =
        Guarded.<Order>builder(handler)
            .onFailure((failed, event, cause) -> GuardedTest.<RuntimeException>raise(cause))
            .build();
    guarded.handler().run(new Order(1));
    assertThat(guarded.failures()).isEqualTo(1);
    assertThat(ReportedFailures.take()).hasSize(1);
  }

  @Test
  void aFatalErrorOfTheListenerReachesTheCaller() {
    var fatal = new OutOfMemoryError("sample");
    Guarded<Order> guarded =
        Guarded.<Order>builder(handler)
            .onFailure(
                (failed, event, cause) -> {
                  throw fatal;
                })
            .build();
    failure = new IllegalStateException("no market");
    assertThatThrownBy(() -> guarded.handler().run(new Order(1))).isSameAs(fatal);
  }

  @Test
  void afterAsManyFailuresInARowAsItMayHaveTheHandlerIsNoLongerRun() {
    Guarded<Order> guarded = listened().openAfter(3).build();
    failure = new IllegalStateException("no market");
    for (int i = 1; i <= 5; i++) {
      guarded.handler().run(new Order(i));
      assertThat(guarded.isOpen()).isEqualTo(i >= 3);
    }
    assertThat(run).hasSize(3);
    assertThat(guarded.failures()).isEqualTo(3);
  }

  @Test
  void aSuccessBetweenThemBeginsTheRowAnew() {
    Guarded<Order> guarded = listened().openAfter(2).build();
    for (int i = 0; i < 6; i++) {
      failure = i % 2 == 0 ? new IllegalStateException("no market") : null;
      guarded.handler().run(new Order(i));
    }
    assertThat(guarded.isOpen()).isFalse();
    assertThat(guarded.failures()).isEqualTo(3);
  }

  @Test
  void theListenerFindsItOpenAtTheLastFailure() {
    List<Boolean> open = new ArrayList<>();
    List<Guarded<Order>> itself = new ArrayList<>();
    itself.add(
        Guarded.<Order>builder(handler)
            .openAfter(2)
            .onFailure((failed, event, cause) -> open.add(itself.get(0).isOpen()))
            .build());
    failure = new IllegalStateException("no market");
    itself.get(0).handler().run(new Order(1));
    itself.get(0).handler().run(new Order(2));
    assertThat(open).containsExactly(false, true);
  }

  @Test
  void resettingLetsTheHandlerRunAgainAndKeepsTheCount() {
    Guarded<Order> guarded = listened().openAfter(2).build();
    failure = new IllegalStateException("no market");
    guarded.handler().run(new Order(1));
    guarded.handler().run(new Order(2));
    guarded.reset();
    assertThat(guarded.isOpen()).isFalse();
    guarded.handler().run(new Order(3));
    assertThat(guarded.isOpen()).isFalse();
    assertThat(guarded.failures()).isEqualTo(3);
    guarded.handler().run(new Order(4));
    assertThat(guarded.isOpen()).isTrue();
    assertThat(run).hasSize(4);
  }

  @Test
  void aLimitBelowOneIsRefused() {
    assertThatThrownBy(() -> listened().openAfter(0).build())
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(
            "guarded route: it is open after 0 failures, so it never runs."
                + " Fix: say 1 or more, or leave openAfter out for no limit");
  }

  @Test
  void theCountStopsAtTheHighestNumber() {
    assertThat(Guarded.oneMore(0)).isEqualTo(1);
    assertThat(Guarded.oneMore(Long.MAX_VALUE - 1)).isEqualTo(Long.MAX_VALUE);
    assertThat(Guarded.oneMore(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theNameIsThatOfTheHandler() {
    Guarded<Order> guarded = listened().openAfter(1).build();
    assertThat(guarded.handler().name()).isEqualTo("route");
    assertThat(guarded.handler().graph().title()).isEqualTo("guarded route");
    assertThat(guarded).hasToString("guarded route (0 failures)");
    failure = new IllegalStateException("no market");
    guarded.handler().run(new Order(1));
    assertThat(guarded).hasToString("guarded route (1 failure, open)");
  }

  @Test
  @Tag("compiled")
  void runningAllocatesNothingWhileNothingFails() {
    int[] sum = new int[1];
    Handler<Order> adding = Handler.of(event -> sum[0] += event.quantity());
    Order order = new Order(1);
    Handler<Order> plain = Guarded.<Order>of(adding).handler();
    Handler<Order> limited = Guarded.<Order>builder(adding).openAfter(3).build().handler();
    assertThat(Memory.allocatedPerRun(() -> plain.run(order))).isZero();
    assertThat(Memory.allocatedPerRun(() -> limited.run(order))).isZero();
  }
}
