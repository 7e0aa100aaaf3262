package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.function.TryAction1;
import dev.headrace.internal.flow.Engine;
import dev.headrace.testsupport.Memory;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a registry takes of the heap, and what it keeps. */
class RegistryMemoryTest {

  /** Copied for each handler, so that each is of a class of its own. */
  public static final class Sum implements TryAction1<String> {
    private static final long serialVersionUID = 1L;
    private int sum;

    public Sum() {}

    @Override
    public void run(String event) {
      sum += event.length();
    }
  }

  @SuppressWarnings("unchecked")
  private static TryAction1<String> ofAClassOfItsOwn() {
    try (InputStream in = Sum.class.getResourceAsStream("RegistryMemoryTest$Sum.class")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      Class<?> copy = MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
      return (TryAction1<String>) copy.getConstructor().newInstance();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void holdsNothingAllocated(Form form, int handlers) {
    SyncRegistry<String> registry = form.registry();
    for (int i = 0; i < handlers; i++) {
      registry.register(ofAClassOfItsOwn());
    }
    registry.publish("first");
    assertThat(registry.isCompiled())
        .isEqualTo(form == Form.COMPILED && handlers > 0 && Engine.compiles());
    assertThat(Memory.allocatedPerRun(() -> registry.publish("event"))).isZero();
  }

  private static Stream<DynamicTest> publishing(Form form) {
    return Stream.of(0, 1, 8, 100)
        .map(
            handlers ->
                DynamicTest.dynamicTest(
                    handlers + " handlers", () -> holdsNothingAllocated(form, handlers)));
  }

  @TestFactory
  Stream<DynamicTest> publishingInALoopAllocatesNothing() {
    return publishing(Form.LOOP);
  }

  @Tag("compiled")
  @TestFactory
  Stream<DynamicTest> publishingCompiledAllocatesNothing() {
    return publishing(Form.COMPILED);
  }

  @Test
  void publishingPastFiltersAllocatesNothing() {
    SyncRegistry<String> registry = Form.LOOP.registry();
    registry.register(o -> o.when(e -> e.length() > 2).closeAfter(2), e -> {});
    registry.register(o -> o.when(e -> e.isEmpty()).once(), e -> {});
    assertThat(Memory.allocatedPerRun(() -> registry.publish("event"))).isZero();
  }

  // ---- what is kept

  private final List<WeakReference<Object>> captured = new ArrayList<>();

  /** A handler that keeps an object which nothing else does. */
  private TryAction1<String> capturing() {
    Object object = new Object();
    captured.add(new WeakReference<>(object));
    return event -> assertThat(object).isNotSameAs(event);
  }

  private void assertAllCollected() {
    Memory.collect(captured);
    assertThat(captured).allMatch(reference -> reference.refersTo(null));
  }

  /** Until they are compiled, if they ever are. */
  private static void settle(SyncRegistry<String> registry) {
    for (int i = 0; i < 70 && !registry.isCompiled(); i++) {
      registry.publish("event");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasUnregisteredIsNotKept(Form form) {
    SyncRegistry<String> registry = form.registry();
    HandlerId stays = registry.register(e -> {});
    List<HandlerGuard> closed = new ArrayList<>();
    for (int cycle = 0; cycle < 10_000; cycle++) {
      if (cycle % 2 == 0) {
        HandlerId id = registry.register(capturing());
        settleRarely(registry, cycle);
        registry.unregister(id);
      } else {
        HandlerGuard guard = registry.guard(o -> o.once(), capturing());
        settleRarely(registry, cycle);
        guard.close();
        closed.add(guard);
      }
    }
    assertAllCollected();
    assertThat(registry.contains(stays)).isTrue();
    assertThat(closed).hasSize(5_000);
  }

  private static void settleRarely(SyncRegistry<String> registry, int cycle) {
    if (cycle % 50 < 2) {
      settle(registry);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasClearedIsNotKept(Form form) {
    SyncRegistry<String> registry = form.registry();
    List<HandlerId> ids = new ArrayList<>();
    for (int cycle = 0; cycle < 100; cycle++) {
      for (int i = 0; i < 100; i++) {
        ids.add(registry.register(capturing()));
      }
      settle(registry);
      assertThat(registry.clear()).isEqualTo(100);
    }
    assertAllCollected();
    assertThat(ids).noneMatch(registry::contains);
  }

  @ParameterizedTest
  @EnumSource
  void aRegistryThatWasDroppedIsNotKeptByIdsAndDetachedGuards(Form form) {
    List<Object> kept = new ArrayList<>();
    for (int cycle = 0; cycle < 200; cycle++) {
      SyncRegistry<String> registry = form.registry();
      captured.add(new WeakReference<>(registry));
      for (int i = 0; i < 50; i++) {
        kept.add(registry.register(capturing()));
      }
      HandlerGuard guard = registry.guard(capturing());
      guard.detach();
      kept.add(guard);
      settle(registry);
    }
    assertAllCollected();
    assertThat(kept).hasSize(200 * 51);
  }
}
