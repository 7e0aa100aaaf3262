package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.testsupport.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContextBatchTest extends BatchContract<InContext<ContextBatchTest.Session, Integer>> {
  static final class Session {
    final String user;
    final List<Object> log = new ArrayList<>();
    int sum;

    Session(String user) {
      this.user = user;
    }

    void accept(Integer n) {
      sum += n;
      log.add(user + " " + n);
    }

    void failed(Integer n, Throwable thrown) {
      log.add(user + " failed " + thrown.getMessage());
    }
  }

  private final Session ann = new Session("ann");
  private final Session bob = new Session("bob");

  @Override
  Pipe<InContext<Session, Integer>, Integer> begin() {
    return ContextPipeline.of(world, Session.class, Integer.class);
  }

  @Override
  ContextBatch<Session, Integer> build(
      End<InContext<Session, Integer>> end, String name, int capacity) {
    return ContextPipeline.buildBatch(name, capacity, end);
  }

  @Override
  void onItemError(Batch<Integer> batch, BiConsumer<Integer, Throwable> listener) {
    assertThat(inContext(batch).onItemError((session, n, thrown) -> listener.accept(n, thrown)))
        .isSameAs(batch);
  }

  @Override
  int run(Batch<Integer> batch) {
    return inContext(batch).run(ann);
  }

  @SuppressWarnings("unchecked") // they are made above
  private static ContextBatch<Session, Integer> inContext(Batch<Integer> batch) {
    return (ContextBatch<Session, Integer>) batch;
  }

  private ContextBatch<Session, Integer> failingOn13() {
    return build(begin().tap(BatchContract::failOn13).end(Session::accept), "orders", 2);
  }

  @Test
  void allEventsOfARunAreInItsContext() {
    ContextBatch<Session, Integer> batch = failingOn13();
    batch.addAll(List.of(1, 2));
    assertThat(batch.run(ann)).isEqualTo(2);
    batch.add(3);
    assertThat(batch.run(bob)).isEqualTo(1);
    assertThat(ann.log).containsExactly("ann 1", "ann 2");
    assertThat(bob.log).containsExactly("bob 3");
  }

  @Test
  void whatIsKeptBehindAFailingEventIsInTheContextOfTheNextRun() {
    ContextBatch<Session, Integer> batch = failingOn13();
    batch.addAll(List.of(1, 13, 2));
    assertThatThrownBy(() -> batch.run(ann)).hasMessage("13");
    assertThat(batch.run(bob)).isEqualTo(1);
    assertThat(ann.log).containsExactly("ann 1");
    assertThat(bob.log).containsExactly("bob 2");
  }

  @Test
  void aListenerGetsTheContextOfTheRun() {
    ContextBatch<Session, Integer> batch = failingOn13().onItemError(Session::failed);
    batch.addAll(List.of(13, 1));
    assertThat(batch.run(bob)).isEqualTo(1);
    assertThat(bob.log).containsExactly("bob failed 13", "bob 1");
  }

  @Test
  @SuppressWarnings("NullAway") // what it is about
  void withoutAContextNothingRunsAndNothingIsLost() {
    ContextBatch<Session, Integer> batch = failingOn13();
    batch.add(1);
    assertThatNullPointerException().isThrownBy(() -> batch.run(null)).withMessage("context");
    assertThat(batch.input()).containsExactly(1);
  }

  @Test
  void aBatchThatNeedsAContextIsNotBuiltWithoutOne() {
    assertThatThrownBy(() -> begin().end(Session::accept).buildBatch("orders", 4))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll("batch orders", "context of Session", "buildBatch");
  }

  @Test
  void itsGraphIsThatOfItsFlow() {
    assertThat(failingOn13().graph().toText()).contains("batch orders", "tap failOn13");
  }

  @Test
  @Tag("compiled")
  void addingAndRunningAllocatesNothing() {
    ContextBatch<Session, Integer> batch =
        build(
            begin()
                .guard((Session session, Integer n) -> n > session.sum % 2)
                .end((Session session, Integer n) -> session.sum += n),
            "orders",
            8);
    assertThat(
            Memory.allocatedPerRun(
                () -> {
                  batch.add(1);
                  batch.add(2);
                  batch.run(ann);
                }))
        .isZero();
    assertThat(ann.sum).isPositive();
  }
}
