package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link SyncRegistry} is: a list, and publishes that go through a copy of it. It is told of
 * each thing the registry does, when it does it, and fails if that is not what comes next.
 */
final class RegistryModel {

  /** What a filter says of an event. */
  enum Verdict {
    YES,
    NO,
    FAILS
  }

  /** A handler. */
  static final class Entry {
    final int priority;
    final boolean once;
    final int closeAfter;
    final IntPredicate passes;
    final IntPredicate filterFails;
    final IntPredicate fails;
    @Nullable HandlerId id;
    private boolean taken;
    private int inARow;

    Entry(
        int priority,
        boolean once,
        int closeAfter,
        IntPredicate passes,
        IntPredicate filterFails,
        IntPredicate fails) {
      this.priority = priority;
      this.once = once;
      this.closeAfter = closeAfter;
      this.passes = passes;
      this.filterFails = filterFails;
      this.fails = fails;
    }

    Verdict filter(int event) {
      if (filterFails.test(event)) {
        return Verdict.FAILS;
      }
      return passes.test(event) ? Verdict.YES : Verdict.NO;
    }

    @Override
    public String toString() {
      return "handler " + id;
    }
  }

  /** A publish that is under way. */
  private static final class Dispatch {
    final int event;
    final List<Entry> snapshot;
    int reached;
    @Nullable Entry failing;

    Dispatch(int event, List<Entry> snapshot) {
      this.event = event;
      this.snapshot = snapshot;
    }

    /** The next handler that the event reaches, or whose filter fails; null at the end. */
    @Nullable Entry next() {
      while (reached < snapshot.size()) {
        Entry entry = snapshot.get(reached++);
        Verdict verdict = entry.filter(event);
        if (verdict == Verdict.FAILS || (verdict == Verdict.YES && !entry.taken)) {
          return entry;
        }
      }
      return null;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Deque<Dispatch> dispatches = new ArrayDeque<>();
  private int issued;

  // ---- changes

  /** An id was given out, whether its handler will be registered or not. */
  void issued(HandlerId id) {
    assertThat(id).hasToString("" + ++issued);
  }

  int issuedSoFar() {
    return issued;
  }

  void add(Entry added) {
    int place = 0;
    while (place < entries.size() && entries.get(place).priority >= added.priority) {
      place++;
    }
    entries.add(place, added);
  }

  boolean remove(HandlerId id) {
    return entries.removeIf(entry -> id.equals(entry.id));
  }

  int removeAll(Collection<HandlerId> ids) {
    return (int) new LinkedHashSet<>(ids).stream().filter(this::remove).count();
  }

  int clear() {
    int count = entries.size();
    entries.clear();
    return count;
  }

  // ---- publishes

  void begins(int event) {
    dispatches.push(new Dispatch(event, List.copyOf(entries)));
  }

  int depth() {
    return dispatches.size();
  }

  /** A handler runs. */
  void runs(Entry entry, int event) {
    Dispatch dispatch = dispatches.getFirst();
    assertThat(event).isEqualTo(dispatch.event);
    assertThat(dispatch.failing).as("told of before the next runs").isNull();
    assertThat(entry).isSameAs(dispatch.next());
    assertThat(entry.filter(event)).isEqualTo(Verdict.YES);
    if (entry.once) {
      entry.taken = true;
      entries.remove(entry);
    }
  }

  /** It is about to fail. */
  void fails(Entry entry) {
    dispatches.getFirst().failing = entry;
  }

  /** It is about to end well. */
  void succeeds(Entry entry) {
    entry.inARow = 0;
  }

  /** The listener is told. */
  void told(HandlerFailure<Integer> failure) {
    Dispatch dispatch = dispatches.getFirst();
    Entry failed = dispatch.failing;
    if (failed == null) {
      failed = dispatch.next();
      assertThat(failed).isNotNull();
      assertThat(failed.filter(dispatch.event)).isEqualTo(Verdict.FAILS);
    }
    dispatch.failing = null;
    assertThat(failure.id()).isEqualTo(failed.id);
    assertThat(failure.event()).isEqualTo(dispatch.event);
    boolean tooOften = failed.closeAfter > 0 && ++failed.inARow >= failed.closeAfter;
    assertThat(failure.closed()).isEqualTo(tooOften && entries.remove(failed));
  }

  void ends() {
    Dispatch dispatch = dispatches.pop();
    assertThat(dispatch.failing).isNull();
    assertThat(dispatch.next()).as("all that it began with ran").isNull();
  }

  // ---- state

  List<HandlerId> ids() {
    return entries.stream().map(entry -> entry.id).toList();
  }

  /** The registry says the same of itself. */
  void agreesWith(SyncRegistry<Integer> registry) {
    assertThat(registry.size()).isEqualTo(entries.size());
    assertThat(registry.isEmpty()).isEqualTo(entries.isEmpty());
    assertThat(registry.handlers())
        .isEqualTo(
            entries.stream()
                .map(e -> new HandlerInfo(e.id, "h" + e.id, e.priority, e.once))
                .toList());
  }
}
