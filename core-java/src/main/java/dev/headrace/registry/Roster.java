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
      Comparator.comparingInt(Slot::priority).reversed();

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

  /** Adds slots: each behind those of its priority, all in one change. Gives their ids. */
  List<HandlerId> add(List<S> added) {
    sweep();
    while (!added.isEmpty()) {
      N before = current();
      List<S> slots = new ArrayList<>(before.size() + added.size());
      slots.addAll(before.slots());
      slots.addAll(added);
      slots.sort(HIGHER_FIRST); // stable: what was there, or comes first, stays first
      if (replace(before, slots)) {
        break;
      }
    }
    return added.stream().map(Slot::id).toList();
  }

  HandlerId add(S added) {
    return add(List.of(added)).get(0);
  }

  /** Removes a slot; whether it was there. */
  boolean remove(HandlerId id) {
    sweep();
    while (true) {
      N before = current();
      int place = place(before, id);
      if (place < 0) {
        return false;
      }
      List<S> slots = new ArrayList<>(before.slots());
      slots.remove(place);
      if (replace(before, slots)) {
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
    Set<HandlerId> removed = Set.copyOf(ids);
    while (true) {
      N before = current();
      List<S> slots = before.slots().stream().filter(slot -> !removed.contains(slot.id())).toList();
      int count = before.size() - slots.size();
      if (count == 0 || replace(before, slots)) {
        return count;
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
