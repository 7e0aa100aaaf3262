package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.FailedStep;
import dev.headrace.Handler;
import dev.headrace.Registration;
import dev.headrace.testsupport.Memory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One event to handlers that come and go. */
class BroadcastTest {
  private final List<String> seen = new ArrayList<>();
  private final Broadcast<String> broadcast = Broadcast.create("prices");

  private Handler<Object> child(String name) {
    return Handler.of(name, event -> seen.add(name + " " + event));
  }

  private static Handler<Object> failing(String name, Throwable failure) {
    return new Handler<>() {
      @Override
      public void run(Object event) {
        BroadcastTest.<RuntimeException>raise(failure);
      }

      @Override
      public String name() {
        return name;
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void raise(Throwable failure) throws X {
    throw (X) failure;
  }

  @Test
  void withoutChildrenAnEventHasNoEffect() {
    broadcast.run("tick");
    assertThat(broadcast.isEmpty()).isTrue();
    assertThat(broadcast.size()).isZero();
  }

  @Test
  void childrenRunInTheOrderTheyWereAdded() {
    broadcast.add(child("a"));
    broadcast.add(child("b"));
    broadcast.run("tick");
    assertThat(seen).containsExactly("a tick", "b tick");
    assertThat(broadcast.size()).isEqualTo(2);
    assertThat(broadcast.isEmpty()).isFalse();
  }

  @Test
  void oneChildIsEnough() {
    broadcast.add(child("a"));
    broadcast.run("tick");
    assertThat(seen).containsExactly("a tick");
  }

  @Test
  void aChildIsRemovedByClosingItsRegistrationOnceOrMore() {
    Registration a = broadcast.add(child("a"));
    broadcast.add(child("b"));
    a.close();
    a.close();
    broadcast.run("tick");
    assertThat(seen).containsExactly("b tick");
    assertThat(broadcast.size()).isEqualTo(1);
  }

  @Test
  void aHandlerThatIsAddedTwiceRunsTwiceAndEachIsRemovedAlone() {
    Handler<Object> twice = child("a");
    Registration first = broadcast.add(twice);
    broadcast.add(twice);
    broadcast.run("tick");
    first.close();
    first.close();
    broadcast.run("tock");
    assertThat(seen).containsExactly("a tick", "a tick", "a tock");
  }

  @Test
  void aChildThatIsAddedByAChildIsFirstCalledForTheNextEvent() {
    broadcast.add(
        Handler.of(
            event -> {
              if (broadcast.size() == 1) {
                broadcast.add(child("added"));
              }
            }));
    broadcast.run("tick");
    assertThat(seen).isEmpty();
    broadcast.run("tock");
    assertThat(seen).containsExactly("added tock");
  }

  @Test
  void aChildThatIsRemovedBeforeItIsReachedIsSkipped() {
    List<Registration> later = new ArrayList<>();
    broadcast.add(Handler.of(event -> later.get(0).close()));
    later.add(broadcast.add(child("removed")));
    broadcast.add(child("last"));
    broadcast.run("tick");
    assertThat(seen).containsExactly("last tick");
  }

  @Test
  void aChildMayRemoveItselfAndThoseAfterItStillRun() {
    List<Registration> itself = new ArrayList<>();
    itself.add(
        broadcast.add(
            Handler.of(
                event -> {
                  seen.add("once");
                  itself.get(0).close();
                })));
    broadcast.add(child("b"));
    broadcast.run("tick");
    broadcast.run("tock");
    assertThat(seen).containsExactly("once", "b tick", "b tock");
  }

  @Test
  void aChildThatThrowsStopsThoseAfterItAndIsNamed() {
    var failure = new IllegalStateException("no market");
    broadcast.add(child("a"));
    broadcast.add(failing("b", failure));
    broadcast.add(child("c"));
    assertThatThrownBy(() -> broadcast.run("tick")).isSameAs(failure);
    assertThat(seen).containsExactly("a tick");
    assertThat(FailedStep.of(failure))
        .singleElement()
        .hasToString("dev.headrace.FailedStep: in step b of broadcast prices");
  }

  @Test
  void collectingRunsAllAndThrowsTheFirstFailureWithTheLaterSuppressed() {
    Broadcast<String> all = Broadcast.create("prices", FailurePolicy.COLLECT);
    var first = new IllegalStateException("first");
    var second = new AssertionError("second");
    all.add(failing("a", first));
    all.add(child("b"));
    all.add(failing("c", second));
    all.add(failing("d", first));
    all.add(child("e"));
    assertThatThrownBy(() -> all.run("tick"))
        .isSameAs(first)
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).contains(second))
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown))
                    .extracting(FailedStep::step)
                    .containsExactly("a", "d"));
    assertThat(seen).containsExactly("b tick", "e tick");
  }

  @Test
  void collectingStopsAtAFatalErrorAndKeepsWhatFailedBefore() {
    Broadcast<String> all = Broadcast.create("prices", FailurePolicy.COLLECT);
    var first = new IllegalStateException("first");
    var fatal = new OutOfMemoryError("sample");
    all.add(failing("a", first));
    all.add(failing("b", fatal));
    all.add(child("c"));
    assertThatThrownBy(() -> all.run("tick")).isSameAs(fatal).hasSuppressedException(first);
    assertThat(seen).isEmpty();
  }

  @Test
  void collectingRunsOnAfterAStackOverflowAndKeepsAnInterrupt() {
    Broadcast<String> all = Broadcast.create("prices", FailurePolicy.COLLECT);
    var overflow = new StackOverflowError();
    all.add(failing("a", overflow));
    all.add(failing("b", new InterruptedException()));
    all.add(child("c"));
    assertThatThrownBy(() -> all.run("tick")).isSameAs(overflow);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(seen).containsExactly("c tick");
  }

  @Test
  void afterAFailureItRunsAsBefore() {
    Registration failing = broadcast.add(failing("a", new IllegalStateException()));
    broadcast.add(child("b"));
    assertThatThrownBy(() -> broadcast.run("tick")).isInstanceOf(IllegalStateException.class);
    failing.close();
    broadcast.run("tock");
    assertThat(seen).containsExactly("b tock");
  }

  @Test
  void itGoesWhereverAHandlerGoesAndShowsItsChildren() {
    Registration a = broadcast.add(child("a"));
    broadcast.add(child("b"));
    FanOut.of("both", child("before"), broadcast).run("tick");
    assertThat(seen).containsExactly("before tick", "a tick", "b tick");
    assertThat(broadcast.name()).isEqualTo("prices");
    assertThat(a).hasToString("a of broadcast prices");
    assertThat(broadcast.graph().toText())
        .isEqualTo(
            "broadcast prices\n  0 broadcast prices\n  1 handler a ← 0\n  2 handler b ← 0\n");
  }

  @Test
  void aBlankNameIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Broadcast.create(" "))
        .withMessage("a broadcast's name must not be blank: name what it is for");
  }

  @Test
  @Tag("compiled")
  void runningAllocatesNothing() {
    int[] sum = new int[1];
    for (int i = 0; i < 5; i++) {
      broadcast.add(Handler.of(event -> sum[0] += event.length()));
    }
    assertThat(Memory.allocatedPerRun(() -> broadcast.run("tick"))).isZero();
  }
}
