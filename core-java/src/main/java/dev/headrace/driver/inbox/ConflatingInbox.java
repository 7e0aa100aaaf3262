package dev.headrace.driver.inbox;

import dev.headrace.internal.ring.Ring;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest event of each key: each key has a slot with its event, and the slots that hold
 * one wait in a {@link Ring}.
 *
 * <p>Whoever fills an empty slot puts it into the ring; whoever finds it filled replaces what it
 * holds and is done. Whoever takes a slot out of the ring empties it. So a slot is in the ring at
 * most once.
 *
 * <p>Filling needs a permit, of which there are as many as the ring has room; it is taken before
 * and given back once the slot is empty. So putting into the ring always succeeds in the end, and
 * no event has to be taken back that others were conflated into. Closing sets the sign of the
 * permits in use: afterwards none can be taken, and those still in use tell whether all is drained.
 *
 * <p>Slots stay when they are empty, so that their keys cost nothing next time. When there are
 * twice as many as permits, so that at least half are empty, a new key ends an empty one: it
 * becomes dead, which it stays, and leaves the map.
 *
 * <pre>
 *   field          read      written                                        guarded by
 *   slot.event     acquire   compare-and-set (fill, replace, end: null→DEAD),
 *                            get-and-set (empty, by whoever took the slot)  itself
 *   inUse          acquire   compare-and-set, get-and-add, bitwise or       itself
 * </pre>
 */
final class ConflatingInbox<E> extends Inbox<E> {
  private static final Object DEAD = new Object();
  private static final int CLOSED = Integer.MIN_VALUE;
  private static final VarHandle IN_USE;
  private static final VarHandle EVENT;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      IN_USE = lookup.findVarHandle(ConflatingInbox.class, "inUse", int.class);
      EVENT = lookup.findVarHandle(Slot.class, "event", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final ConcurrentHashMap<Object, Slot> slots = new ConcurrentHashMap<>();
  private final Ring<Slot> ring;
  private final WhenFull whenFull;
  private final Function<? super E, ?> keys;

  @SuppressWarnings("unused") // by its handle
  private int inUse;

  ConflatingInbox(String name, int capacity, WhenFull whenFull, Function<? super E, ?> keys) {
    super(name);
    this.whenFull = Objects.requireNonNull(whenFull, "whenFull");
    this.ring = ring(capacity, whenFull);
    this.keys = Objects.requireNonNull(keys, "key");
  }

  /** What a key waits with: an event, or null if it does not wait. */
  private static final class Slot {
    final Object key;

    @SuppressWarnings("unused") // by its handle
    @Nullable Object event;

    Slot(Object key) {
      this.key = key;
    }
  }

  @Override
  public Offer offer(E event) {
    Object key = Objects.requireNonNull(keys.apply(Objects.requireNonNull(event, "event")), "key");
    Offer room = Offer.ACCEPTED;
    while (!isClosed()) {
      Slot slot = slot(key);
      Object held = EVENT.getAcquire(slot);
      if (held == DEAD) {
        slots.remove(key, slot);
      } else if (held != null) {
        if (EVENT.compareAndSet(slot, held, event)) {
          return room == Offer.DROPPED_OLDEST ? room : Offer.CONFLATED;
        }
      } else {
        Offer made = makeRoom();
        if (!made.isIn()) {
          return made;
        }
        room = made == Offer.DROPPED_OLDEST ? made : room;
        if (EVENT.compareAndSet(slot, null, event)) {
          enqueue(slot);
          return room;
        }
        IN_USE.getAndAdd(this, -1); // another was faster
      }
    }
    return Offer.CLOSED;
  }

  private void enqueue(Slot slot) {
    while (ring.put(slot) != Ring.Put.DONE) {
      Thread.onSpinWait(); // there is a permit for it, so a cell is just being freed
    }
    signal().raise();
  }

  /** Takes a permit, or that of the oldest. */
  private Offer makeRoom() {
    while (true) {
      int used = (int) IN_USE.getAcquire(this);
      if (used < 0) {
        return Offer.CLOSED;
      }
      if (used < capacity()) {
        if (IN_USE.compareAndSet(this, used, used + 1)) {
          return Offer.ACCEPTED;
        }
      } else if (whenFull == WhenFull.REJECT) {
        return Offer.REJECTED;
      } else if (whenFull == WhenFull.DROP_LATEST) {
        countDropped();
        return Offer.DROPPED;
      } else {
        Slot oldest = ring.take();
        if (oldest != null) {
          EVENT.getAndSet(oldest, null);
          countDropped();
          return Offer.DROPPED_OLDEST;
        }
      }
      Thread.onSpinWait(); // another was faster, or the oldest is just being put in or taken
    }
  }

  private Slot slot(Object key) {
    Slot known = slots.get(key);
    if (known != null) {
      return known;
    }
    if (slots.mappingCount() >= 2L * capacity()) {
      forgetOne();
    }
    Slot fresh = new Slot(key);
    Slot other = slots.putIfAbsent(key, fresh);
    return other == null ? fresh : other;
  }

  private void forgetOne() {
    for (Slot slot : slots.values()) {
      if (EVENT.getAcquire(slot) == null && EVENT.compareAndSet(slot, null, DEAD)) {
        slots.remove(slot.key, slot);
        return;
      }
    }
  }

  /** How many keys have a slot; for tests. */
  int known() {
    return slots.size();
  }

  @Override
  public void close() {
    IN_USE.getAndBitwiseOr(this, CLOSED);
  }

  @Override
  public boolean isClosed() {
    return (int) IN_USE.getAcquire(this) < 0;
  }

  @Override
  public int size() {
    return (int) IN_USE.getAcquire(this) & ~CLOSED;
  }

  @Override
  public int capacity() {
    return ring.capacity();
  }

  @Override
  long end() {
    return ring.end();
  }

  @Override
  @SuppressWarnings("unchecked") // a slot in the ring holds an event
  @Nullable E take(long end) {
    Slot slot = ring.take(end);
    if (slot == null) {
      return null;
    }
    E event = (E) EVENT.getAndSet(slot, null);
    IN_USE.getAndAdd(this, -1);
    return event;
  }

  @Override
  boolean isBefore(long end) {
    return ring.isBefore(end);
  }
}
