package dev.headrace.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrewTest {
  @Test
  void allOfThemRunAtTheSameTime() throws Exception {
    var all = new CyclicBarrier(3);
    var done = new AtomicInteger();

    new Crew().add(2, () -> meet(all, done)).add(1, () -> meet(all, done)).run();

    assertThat(done).hasValue(3);
  }

  private static void meet(CyclicBarrier all, AtomicInteger done) throws Exception {
    all.await();
    done.incrementAndGet();
  }

  @Test
  void whatOneThrowsFailsTheTestAndTheOthersEnd() {
    var ended = new AtomicInteger();
    var broken = new IllegalStateException("broken");
    Crew crew =
        new Crew()
            .add(
                1,
                () -> {
                  throw broken;
                })
            .add(2, ended::incrementAndGet);

    assertThatThrownBy(crew::run).isInstanceOf(AssertionError.class).hasCause(broken);
    assertThat(ended).hasValue(2);
  }
}
