package dev.headrace.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Handler;
import dev.headrace.HeadraceException;
import dev.headrace.testsupport.Memory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {
  private record Count(int value) {}

  @SuppressWarnings("try") // it throws what the test has it throw
  private record One(AutoCloseable resource) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      resource.close();
    }
  }

  @SuppressWarnings("try")
  private record Two(AutoCloseable resource) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      resource.close();
    }
  }

  private static final Count ONE = new Count(1);

  private Object found = ONE;
  private final List<Object> log = new ArrayList<>();

  @Test
  void aCellIsSetAndUpdatedInPlace() {
    World world = World.builder().add(new Count(1)).build();
    ResMut<Count> count = world.resMut(Count.class);
    count.set(new Count(2));
    count.update(c -> new Count(c.value() + 1));
    assertThat(world.res(Count.class).get()).isEqualTo(new Count(3));
    assertThat(world.res(Count.class))
        .isSameAs(count)
        .hasToString("WorldTest.Count = Count[value=3]");
    assertThat(world.describe()).isEqualTo("world\n  WorldTest.Count = Count[value=3]\n");
  }

  @Test
  void lookingUpByClassFindsWhatItsKeyFindsAndAllocatesNothing() {
    World world = World.builder().add(new Count(1)).alias(Record.class, Count.class).build();
    assertThat(world.res(Count.class)).isSameAs(world.res(Key.of(Count.class)));
    assertThat(world.res(Record.class)).isSameAs(world.res(Key.of(Record.class)));
    assertThat(
            Memory.allocatedPerRun(
                () -> {
                  found = world.res(Count.class).get();
                  found = world.res(Record.class).get();
                  world.resMut(Count.class).set(ONE);
                  if (!world.contains(Count.class)) {
                    throw new AssertionError("it is there");
                  }
                }))
        .isZero();
    assertThat(found).isEqualTo(ONE);
  }

  @Test
  void aClassDoesNotFindWhatIsQualifiedOrHasTypeArguments() {
    World world =
        World.builder()
            .add(Key.of(Count.class).qualified("eu"), new Count(1))
            .add(Key.of(new TypeRef<List<Count>>() {}), List.of())
            .build();
    assertThat(world.contains(Count.class)).isFalse();
    assertThat(world.contains(List.class)).isFalse();
    assertThatThrownBy(() -> world.res(Count.class)).hasMessageContaining("WorldTest.Count");
  }

  @Test
  @SuppressWarnings("NullAway")
  void aCellNeverHoldsNullAndAFailedUpdateChangesNothing() {
    ResMut<Count> count = World.builder().add(new Count(1)).build().resMut(Count.class);
    assertThatNullPointerException().isThrownBy(() -> count.set(null));
    assertThatNullPointerException().isThrownBy(() -> count.update(c -> null));
    assertThatThrownBy(
            () ->
                count.update(
                    c -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(count.get()).isEqualTo(new Count(1));
  }

  @Test
  void closesInReverseOrderOnceEachWhateverFails() {
    AutoCloseable shared = () -> log.add("shared");
    World world =
        World.builder()
            .add(AutoCloseable.class, shared)
            .add(Key.of(AutoCloseable.class).qualified("again"), shared)
            .add(new One(() -> fail(new IOException("first"))))
            .add(new Count(1))
            .add(new Two(() -> fail(new IllegalStateException("second"))))
            .build();
    assertThatThrownBy(world::close)
        .isInstanceOf(WorldCloseException.class)
        .hasMessageContainingAll("WorldTest.Two", "WorldTest.One")
        .hasCauseInstanceOf(IllegalStateException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed()).singleElement().asString().contains("first"));
    assertThat(log).containsExactly("second", "first", "shared");
    world.close();
    assertThat(log).hasSize(3);
  }

  @Test
  void closingKeepsTheInterruptFlag() {
    World world =
        World.builder().add(new One(() -> fail(new InterruptedException("stop")))).build();
    assertThatThrownBy(world::close).isInstanceOf(WorldCloseException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void fail(Exception failure) throws Exception {
    log.add(failure.getMessage());
    throw failure;
  }

  @Test
  void theLoopRunsUntilShutdownAndEndsTheTurnThatTriggersIt() {
    World world = World.builder().build();
    world.run(
        () -> {
          log.add("before");
          if (log.size() >= 4) {
            world.shutdown().trigger();
          }
          log.add("after");
        });
    assertThat(log).containsExactly("before", "after", "before", "after", "before", "after");
    world.run(() -> log.add("never"));
    assertThat(log).doesNotContain("never");
  }

  @Test
  void whatATurnThrowsReachesTheCallerAndTheWorldStaysUsable() {
    World world = World.builder().build();
    assertThatThrownBy(
            () ->
                world.run(
                    () -> {
                      throw new IllegalStateException("turn");
                    }))
        .hasMessage("turn");
    world.run(() -> world.shutdown().trigger());
    assertThat(world.shutdown().isTriggered()).isTrue();
  }

  @Test
  void theSequenceStartsAtZeroAndWrapsRound() {
    Sequence sequence = World.builder().build().sequence();
    assertThat(sequence.get()).isZero();
    assertThat(sequence.advance()).isEqualTo(1);
    sequence.set(Long.MAX_VALUE);
    assertThat(sequence.advance()).isEqualTo(Sequence.NONE);
    assertThat(sequence.elapsed(Long.MAX_VALUE)).isEqualTo(1);
    sequence.reset();
    assertThat(sequence).hasToString("0");
  }

  @Test
  void aShutdownIsTriggeredOnceAndTellsItsListenersOnceEach() {
    Shutdown shutdown = World.builder().build().shutdown();
    shutdown.onTrigger(() -> log.add("a"));
    shutdown.onTrigger(() -> log.add("closed")).close();
    shutdown.onTrigger(
        () -> {
          throw new IllegalStateException("b failed");
        });
    shutdown.onTrigger(() -> log.add("c"));
    assertThat(shutdown.reason()).isNull();
    assertThatThrownBy(() -> shutdown.trigger("the market closed")).hasMessage("b failed");
    shutdown.trigger("again");
    shutdown.onTrigger(() -> log.add("late"));
    assertThat(log).containsExactly("a", "c", "late");
    assertThat(shutdown.reason()).isEqualTo("the market closed");
    assertThat(shutdown).hasToString("shutdown (the market closed)");
  }

  @Test
  void aConfinedWorldBelongsToTheThreadThatRanItFirst() throws InterruptedException {
    World world = World.builder().confined().build();
    Handler<String> handler = world.on(String.class).run("risk", log::add);
    handler.run("first");
    List<Throwable> thrown = onAnotherThread(() -> handler.run("second"));
    assertThat(thrown)
        .singleElement()
        .isInstanceOf(HeadraceException.class)
        .asString()
        .contains(
            "belongs to thread " + Thread.currentThread().getName(),
            "thread other runs",
            "handOff()");
    assertThat(log).containsExactly("first");

    world.handOff();
    assertThat(onAnotherThread(() -> handler.run("third"))).isEmpty();
    assertThatThrownBy(() -> handler.run("fourth")).isInstanceOf(HeadraceException.class);
    assertThatThrownBy(world::handOff).isInstanceOf(HeadraceException.class);
    assertThat(log).containsExactly("first", "third");
  }

  @Test
  void aWorldThatIsNotConfinedDoesNotCheck() throws InterruptedException {
    World world = World.builder().build();
    Handler<String> handler = world.on(String.class).run(log::add);
    handler.run("first");
    assertThat(onAnotherThread(() -> handler.run("second"))).isEmpty();
    world.handOff();
    assertThat(log).hasSize(2);
  }

  private static List<Throwable> onAnotherThread(Runnable work) throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    Thread other = new Thread(work, "other");
    other.setUncaughtExceptionHandler((thread, e) -> thrown.add(e));
    other.start();
    other.join();
    return thrown;
  }
}
