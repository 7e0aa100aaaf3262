package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Who asks for a start too early, too late or twice. */
class StartAskedTest {
  private final CountDownLatch isBooting = new CountDownLatch(1);
  private final CountDownLatch maybeBoot = new CountDownLatch(1);

  private Container<Object> slow() {
    return Container.withoutState()
        .add(
            "slow",
            slow ->
                slow.boot(
                    boot -> {
                      isBooting.countDown();
                      maybeBoot.await();
                    }))
        .build("desk");
  }

  @Test
  void whoRunsItTooEarlyIsRefusedAndSpoilsNothing() {
    Container<Object> container = Container.withoutState().build("desk");
    assertThatIllegalStateException()
        .isThrownBy(container::run)
        .withMessage("container desk is NEW: boot it before it runs");
    container.boot();
    assertThat(container.run().isStarted()).isTrue();
    assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
    container.shutdown();
  }

  @Test
  void whoRunsItWhileItBootsIsRefusedAndWhoStartedItIsNot() throws Exception {
    Container<Object> container = slow();
    CompletableFuture<StartReport> start = container.startAsync();
    isBooting.await();
    assertThatIllegalStateException()
        .isThrownBy(container::run)
        .withMessage("container desk is BOOTING: boot it before it runs");
    maybeBoot.countDown();
    assertThat(start.get().isStarted()).isTrue();
    container.shutdown();
  }

  @Test
  void aContainerThatHasEndedSaysThatItStartsNoMore() {
    Container<Object> container = Container.withoutState().build("desk");
    container.start();
    container.shutdown();
    assertThatIllegalStateException()
        .isThrownBy(container::start)
        .withMessage("container desk is STOPPED and starts no more: build another one");
    assertThatIllegalStateException().isThrownBy(container::boot);
    assertThatIllegalStateException().isThrownBy(container::run);
  }

  @Test
  void whoStartsItWhileItIsTakenBackHearsWhyLikeTheFirst() throws Exception {
    CountDownLatch isTakenBack = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Container<Object> container =
        Container.withoutState()
            .add(
                "a",
                a ->
                    a.shutdown(
                        shutdown -> {
                          isTakenBack.countDown();
                          goOn.await();
                        }))
            .add(
                "b",
                b ->
                    b.boot(
                        boot -> {
                          throw new IllegalStateException("no port");
                        }))
            .build("desk");
    CompletableFuture<StartReport> first = container.startAsync();
    isTakenBack.await();
    CompletableFuture<StartReport> second = container.startAsync();
    goOn.countDown();
    assertThatThrownBy(first::get).cause().isInstanceOf(BootException.class);
    assertThatThrownBy(second::get).cause().isInstanceOf(BootException.class);
    assertThatThrownBy(container::start).isInstanceOf(BootException.class);
  }

  @Test
  void allWhoStartItGetOneReport() throws Exception {
    Container<Object> container = slow();
    CompletableFuture<StartReport> first = container.startAsync();
    isBooting.await();
    CompletableFuture<StartReport> second = container.startAsync();
    maybeBoot.countDown();
    assertThat(first.get()).isSameAs(second.get()).isSameAs(container.start());
    container.shutdown();
  }
}
