package dev.headrace.registry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a registry.
 *
 * <p>One reference to an immutable snapshot. Readers load it once and go on with what they have.
 * Writers copy it, change the copy and put it in its place; where another was faster they begin
 * again. So nobody ever waits, a reader sees all of a change or nothing, and what a thread did
 * before it registered a handler is visible to that handler.
 *
 * <pre>
 *   current   read: volatile    written: compare-and-set, get-and-set     guards: everything in it
 *   lastId    get-and-add, atomicity alone is needed: no order follows from it
 *   collected read: volatile    written: compare-and-set, once            guards nothing
 * </pre>
 *
 * <p>The order among handlers of one priority is the order of those compare-and-sets, not of the
 * ids, which are taken before.
 *
 * @param <S> the kind of slots
 * @param <N> the kind of snapshots
 */
final class Roster<S extends Slot, N extends Snapshot<S>> implements HandlerGuard.Issuer {
  private static final VarHandle CURRENT;
  private static final VarHandle LAST_ID;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      CURRENT = lookup.findVarHandle(Roster.class, "current", Snapshot.class);
      LAST_ID = lookup.findVarHandle(Roster.class, "lastId", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final Comparator<Slot> HIGHER_FIRST =
      (one, other) -> Integer.compare(other.priority(), one.priority());

  private final Object issuer = new Object();
  private final Function<List<S>, N> snapshots;
  private final N empty;

  private volatile N current;

  @SuppressWarnings("unused") // by its handle
  private long lastId;

  /** Made when it is first needed. */
  private final AtomicReference<@Nullable Collected> collected = new AtomicReference<>();

  Roster(Function<List<S>, N> snapshots) {
    this.snapshots = snapshots;
    this.empty = snapshots.apply(List.of());
    this.current = empty;
  }

  HandlerId nextId() {
    return new HandlerId(issuer, (long) LAST_ID.getAndAdd(this, 1L) + 1);
  }

  N current() {
    return current;
  }

  boolean hasIssued(HandlerId id) {
    return id.isOf(issuer);
  }

  /** What knows of owners and guards, made if nobody asked before. */
  Collected collected() {
    Collected known = collected.get();
    if (known == null) {
      collected.compareAndSet(null, new Collected());
      known = Objects.requireNonNull(collected.get());
    }
    return known;
  }

  /** Removes the handlers whose owners were collected. */
  void sweep() {
    Collected known = collected.get();
    if (known != null) {
      List<HandlerId> ownerless = known.take(this);
      if (!ownerless.isEmpty()) {
        takeOut(ownerless);
      }
    }
  }

  /** Adds a slot behind those of its priority. Gives its id. */
  HandlerId add(S added) {
    sweep();
    while (true) {
      N before = current;
      List<S> slots = before.slots();
      int place = slots.size();
      while (place > 0 && slots.get(place - 1).priority() < added.priority()) {
        place--;
      }
      List<S> more = new ArrayList<>(slots.size() + 1);
      more.addAll(slots);
      more.add(place, added);
      if (replace(before, more)) {
        return added.id();
      }
    }
  }

  /** Adds slots, each behind those of its priority, all in one change. Gives their ids. */
  List<HandlerId> addAll(List<S> added) {
    sweep();
    while (!added.isEmpty()) {
      N before = current;
      List<S> more = new ArrayList<>(before.size() + added.size());
      more.addAll(before.slots());
      more.addAll(added);
      more.sort(HIGHER_FIRST); // stable: what was there, or comes first, stays first
      if (replace(before, more)) {
        break;
      }
    }
    return added.stream().map(Slot::id).toList();
  }

  /** Removes a slot; whether it was there. */
  boolean remove(HandlerId id) {
    sweep();
    while (true) {
      N before = current;
      int place = place(before, id);
      if (place < 0) {
        return false;
      }
      List<S> fewer = new ArrayList<>(before.slots());
      S removed = fewer.remove(place);
      if (replace(before, fewer)) {
        removed.removed();
        return true;
      }
    }
  }

  /** Removes slots in one change; how many were there. */
  @Override
  public int removeAll(Collection<HandlerId> ids) {
    sweep();
    return takeOut(ids);
  }

  private int takeOut(Collection<HandlerId> ids) {
    Set<HandlerId> going = Set.copyOf(ids);
    Predicate<S> goes = slot -> going.contains(slot.id());
    while (true) {
      N before = current;
      List<S> removed = before.slots().stream().filter(goes).toList();
      List<S> staying = before.slots().stream().filter(goes.negate()).toList();
      if (removed.isEmpty() || replace(before, staying)) {
        removed.forEach(Slot::removed);
        return removed.size();
      }
    }
  }

  private boolean replace(N before, List<S> slots) {
    N after = slots.isEmpty() ? empty : snapshots.apply(slots);
    if (!CURRENT.compareAndSet(this, before, after)) {
      return false;
    }
    before.replaced();
    return true;
  }

  /** Removes all; how many there were. */
  @SuppressWarnings("unchecked")
  int clear() {
    sweep();
    N before = (N) CURRENT.getAndSet(this, empty);
    if (before != empty) {
      before.replaced();
      before.slots().forEach(Slot::removed);
    }
    return before.size();
  }

  @Override
  public boolean contains(HandlerId id) {
    return place(current(), id) >= 0;
  }

  @Override
  public void checkAwaits() {
    throw new IllegalStateException(
        "handlers of this kind of registry can't be waited for: close the guard without waiting");
  }

  @Override
  public long removeAndAwait(Collection<HandlerId> ids, long nanos) {
    checkAwaits();
    return -1;
  }

  private int place(N snapshot, HandlerId id) {
    List<S> slots = snapshot.slots();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  List<HandlerInfo> infos() {
    return current().slots().stream().map(Slot::info).toList();
  }
}
