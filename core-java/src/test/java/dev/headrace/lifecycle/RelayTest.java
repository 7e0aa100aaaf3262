package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** How many threads hooks need, and how long many hooks take together. */
class RelayTest extends LifecycleFixture {
  private static final Duration HOOK = Duration.ofMillis(10);

  @Override
  ContainerBuilder<Object> builder() {
    return Container.withoutState().timekeeper(time).threads(threads);
  }

  @Test
  void hooksThatComeOneAfterAnotherNeedOneThreadNamedAfterEach() {
    Set<Thread> used = ConcurrentHashMap.newKeySet();
    ContainerBuilder<Object> builder = builder();
    builder.add("a", hooks -> hooks.boot(boot -> hang("until who asked is out of the way")));
    for (int i = 0; i < 50; i++) {
      builder.add(
          "p" + i,
          hooks ->
              hooks.boot(
                  boot -> {
                    used.add(Thread.currentThread());
                    journal.add(Thread.currentThread().getName());
                  }));
    }
    Container<Object> container = builder.build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    settle();
    free();
    boot.join();
    assertThat(used).hasSize(1);
    assertThat(journal).hasSize(51).contains("desk: boot p0", "desk: boot p49");
    container.close();
  }

  @Test
  void whatComesAfterOneThatHangsIsCalledOnAnotherThread() {
    Container<Object> container =
        builder()
            .shutdownOnTimeout(false)
            .bootTimeout(seconds(1))
            .add("a", step("a"))
            .add("b", step("b", boot -> hangWhateverHappens("b")))
            .build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    pass(seconds(1));
    assertThat(failure(boot, BootException.class).report().abandoned()).hasSize(1);
    assertThat(journal).containsExactly("boot a", "hang b", "shutdown a");
  }

  @Test
  void anInterruptThatOneLeavesIsNotTheNextOnes() {
    Container<Object> container =
        builder()
            .add("a", step("a", boot -> Thread.currentThread().interrupt()))
            .add("b", step("b", boot -> journal.add("" + Thread.currentThread().isInterrupted())))
            .build("desk");
    container.boot();
    assertThat(journal).containsExactly("false");
    container.close();
  }

  @Test
  void whatAHookSetsOffBeginsWhileItGoesOn() {
    Container<Object> container =
        builder()
            .add("a", a -> a.run(run -> threads.idle(run::awaitStop)))
            .add(
                "b",
                b ->
                    b.reload(
                        reload -> {
                          reload.requestShutdown("now");
                          hang("b");
                        }))
            .build("desk");
    container.start();
    var unused = container.reloadAllAsync();
    awaitJournal("interrupted b");
    assertThat(container.shutdown().isClean()).isTrue();
  }

  @Test
  void aThousandHooksTakeAsLongTogetherAsTheLongestWayThroughThem() {
    Random random = new Random(42);
    List<Set<String>> before = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      before.add(new LinkedHashSet<>());
    }
    int[] longest = new int[before.size()];
    for (int edges = 0; edges < 5_000; ) {
      int to = 1 + random.nextInt(before.size() - 1);
      if (before.get(to).add("p" + random.nextInt(to))) {
        edges++;
      }
    }
    int levels = 0;
    for (int i = 0; i < longest.length; i++) {
      for (String other : before.get(i)) {
        longest[i] = Math.max(longest[i], longest[Integer.parseInt(other.substring(1))]);
      }
      levels = Math.max(levels, ++longest[i]);
    }

    ContainerBuilder<Object> builder = builder().parallelism(before.size());
    for (int i = before.size() - 1; i >= 0; i--) {
      String[] after = before.get(i).toArray(new String[0]);
      builder.add(
          "p" + i,
          hooks ->
              hooks.boot(
                  boot -> {
                    CompletableFuture<Void> done = new CompletableFuture<>();
                    time.after(HOOK, () -> done.complete(null));
                    boot.until(done);
                  }),
          with -> with.after(after));
    }
    Container<Object> container = builder.build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    for (int i = 0; i < levels; i++) {
      assertThat(boot).isNotDone();
      pass(HOOK);
    }
    StartReport report = boot.join();
    assertThat(report.total()).isEqualTo(HOOK.multipliedBy(levels));
    assertThat(report.criticalTime()).isEqualTo(report.total());
    assertThat(report.criticalPath()).hasSize(levels);
    container.close();
  }
}
