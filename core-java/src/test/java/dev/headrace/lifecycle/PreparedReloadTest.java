package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Reloads in two steps, which change all or nothing. */
class PreparedReloadTest extends LifecycleFixture {

  /** Writes down both steps; what it is to do goes wrong where its subclass says so. */
  private class Prepared implements Provider<Object>, PreparedReloadable<Object> {
    private final String name;

    Prepared(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    void check(Context<Object> reload) throws Exception {}

    void put() throws Exception {}

    @Override
    public PreparedReload prepare(Context<Object> reload) throws Exception {
      journal.add("prepare " + name);
      check(reload);
      return new PreparedReload() {
        @Override
        public void commit() throws Exception {
          journal.add("commit " + name);
          put();
        }

        @Override
        public void discard() {
          journal.add("discard " + name);
        }
      };
    }
  }

  private Prepared failing(String name) {
    return new Prepared(name) {
      @Override
      void check(Context<Object> reload) {
        throw new IllegalStateException("bad " + name);
      }
    };
  }

  private Prepared hanging(String name) {
    return new Prepared(name) {
      @Override
      void check(Context<Object> reload) throws Exception {
        hangWhateverHappens(name);
      }
    };
  }

  private Container<Object> booted(Prepared... providers) {
    ContainerBuilder<Object> builder = builder().reloadTimeout(seconds(5));
    for (Prepared provider : providers) {
      builder.add(provider, with -> with.named(provider.name()));
    }
    builder.add("plain", plain -> plain.reload(reload -> journal.add("reload plain")));
    Container<Object> container = builder.build("desk");
    container.boot();
    return container;
  }

  @Test
  void allArePreparedBeforeAnyIsPutIntoPlace() {
    try (Container<Object> container = booted(new Prepared("a"), new Prepared("b"))) {
      assertThat(container.reloadAll().isDone()).isTrue();
    }
    assertThat(journal)
        .containsExactly("prepare a", "prepare b", "commit a", "commit b", "reload plain");
  }

  @Test
  void whereOneCannotBePreparedNothingIsChanged() {
    try (Container<Object> container = booted(new Prepared("a"), failing("b"), new Prepared("c"))) {
      ReloadReport report = container.reloadAll();
      assertThat(report.isDone()).isFalse();
      assertThat(report.hooks())
          .extracting(hook -> hook.provider() + " " + hook.outcome())
          .containsExactly("a DONE", "b FAILED", "a SKIPPED", "c SKIPPED", "plain SKIPPED");
    }
    assertThat(journal).containsExactly("prepare a", "prepare b", "discard a");
  }

  @Test
  void oneThatFailsWhenItIsPutIntoPlaceKeepsNoOtherFromIt() {
    Prepared fails =
        new Prepared("a") {
          @Override
          void put() {
            throw new IllegalStateException("half done");
          }
        };
    try (Container<Object> container = booted(fails, new Prepared("b"))) {
      ReloadReport report = container.reloadAll();
      assertThat(report.failures())
          .extracting(Throwable::getMessage)
          .containsExactly("reload of 'a' failed: IllegalStateException: half done");
    }
    assertThat(journal)
        .containsExactly("prepare a", "prepare b", "commit a", "commit b", "reload plain");
  }

  @Test
  void whatIsPreparedTooLateIsDiscardedWhereItWasPrepared() {
    Container<Object> container = booted(new Prepared("a"), hanging("b"));
    CompletableFuture<ReloadReport> reload = container.reloadAllAsync();
    pass(seconds(5));
    assertThat(reload.join().isDone()).isFalse();
    assertThat(journal).containsExactly("prepare a", "prepare b", "hang b", "discard a");
    container.close();
    int made = threads.made();
    free();
    awaitJournal("discard b");
    assertThat(threads.made()).as("no new thread for it").isEqualTo(made);
    assertThat(container.abandoned()).isEmpty();
  }

  @Test
  void aShutdownDiscardsWhatIsPrepared() {
    Prepared waits =
        new Prepared("b") {
          @Override
          void check(Context<Object> reload) throws Exception {
            hang("b");
          }
        };
    Container<Object> container = booted(new Prepared("a"), waits);
    CompletableFuture<ReloadReport> reload = container.reloadAllAsync();
    settle();
    container.shutdown();
    settle();
    failure(reload, ReloadException.class);
    assertThat(journal)
        .containsExactly("prepare a", "prepare b", "hang b", "interrupted b", "discard a");
  }

  @Test
  void whatIsDiscardedMayHangAndDelaysAShutdownForASecondOnly() {
    Prepared stuck =
        new Prepared("a") {
          @Override
          public PreparedReload prepare(Context<Object> reload) {
            return new PreparedReload() {
              @Override
              public void commit() {}

              @Override
              public void discard() throws Exception {
                hangWhateverHappens("discard");
              }
            };
          }
        };
    Prepared waits =
        new Prepared("b") {
          @Override
          void check(Context<Object> reload) throws Exception {
            hang("b");
          }
        };
    Container<Object> container = booted(stuck, waits);
    CompletableFuture<ReloadReport> reload = container.reloadAllAsync();
    settle();
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    awaitJournal("hang discard");
    pass(seconds(1));
    failure(reload, ReloadException.class);
    assertThat(ended.join().abandoned())
        .containsExactly(new AbandonedHook("a", Phase.RELOAD, "desk: reload a"));
  }

  @Test
  void calledDirectlyItDoesBothSteps() throws Exception {
    new Prepared("a").reload(null);
    assertThat(journal).containsExactly("prepare a", "commit a");
  }
}
