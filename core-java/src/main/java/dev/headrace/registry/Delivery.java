package dev.headrace.registry;

import dev.headrace.internal.flow.Failures;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Brings one event to the handlers of one snapshot, so many at once.
 *
 * <p>Handlers are started in their order by {@link #advance}, which any thread may call: the one
 * that publishes, and each on which a handler is done. The first to come does the work; the others
 * leave a mark that there may be more to do, and go on. So a handler that is done while another is
 * being started, by that very thread or by another, starts nothing itself, and however many are
 * done at once, the stack stays as deep as for one.
 *
 * <pre>
 *   next       read, written: by the thread that advances; handed on by advancing
 *   advancing  get-and-add: how many came to advance; 0 when nobody does
 *   running    get-and-add: handlers that were started and are not done
 *   left       get-and-add: handlers that are neither done nor passed over
 *   calls      volatile elements: a handler under way, for whoever cancels it
 * </pre>
 *
 * <p>Only what runs refers to a delivery: calls let go of it when they end, and a dispatch that has
 * ended does. So a stage that never completes keeps nothing but its call.
 *
 * @param <E> the type of the events
 */
final class Delivery<E> {
  private static final VarHandle ADVANCING;
  private static final VarHandle RUNNING;
  private static final VarHandle LEFT;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      ADVANCING = lookup.findVarHandle(Delivery.class, "advancing", int.class);
      RUNNING = lookup.findVarHandle(Delivery.class, "running", int.class);
      LEFT = lookup.findVarHandle(Delivery.class, "left", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final AsyncRegistry<E> registry;
  private final List<AsyncSlot<E>> slots;
  private final E event;
  private final int atOnce;
  private final Dispatch<E> dispatch;
  private final AtomicReferenceArray<@Nullable Call<E>> calls;

  private int next;

  @SuppressWarnings("unused") // by its handle
  private volatile int advancing;

  private volatile int running;

  @SuppressWarnings("unused") // by its handle
  private volatile int left;

  private Delivery(
      AsyncRegistry<E> registry,
      List<AsyncSlot<E>> slots,
      E event,
      int atOnce,
      Dispatch<E> dispatch) {
    this.registry = registry;
    this.slots = slots;
    this.event = event;
    this.atOnce = atOnce;
    this.dispatch = dispatch;
    this.calls = new AtomicReferenceArray<>(slots.size());
    this.left = slots.size();
  }

  /** Publishes an event to the handlers that are there, so many at once. */
  static <E> Dispatch<E> start(
      AsyncRegistry<E> registry, List<AsyncSlot<E>> slots, E event, int atOnce) {
    Dispatch<E> dispatch = new Dispatch<>(slots.size());
    if (slots.isEmpty()) {
      dispatch.end();
    } else {
      dispatch.deliver(new Delivery<>(registry, slots, event, atOnce, dispatch));
    }
    return dispatch;
  }

  /** Starts as many handlers as may be started now. */
  void advance() {
    if ((int) ADVANCING.getAndAdd(this, 1) != 0) {
      return;
    }
    int seen = 1;
    while (seen != 0) {
      while (next < slots.size() && running < atOnce && !dispatch.isDone()) {
        start(next++);
      }
      seen = (int) ADVANCING.getAndAdd(this, -seen) - seen;
    }
  }

  private void start(int place) {
    AsyncSlot<E> slot = slots.get(place);
    boolean reached;
    try {
      reached = slot.takes(event);
    } catch (Throwable thrown) {
      begin();
      Failures.keepInterrupt(thrown);
      failed(place, thrown);
      return;
    }
    if (!reached) {
      dispatch.tally().skipped();
      leave();
    } else if (!dispatch.isDone()) { // the filter may have taken its time
      begin();
      call(place, slot);
    }
  }

  private void call(int place, AsyncSlot<E> slot) {
    Call<E> call = new Call<>(this, place);
    calls.set(place, call);
    if (dispatch.isDone()) { // and whoever stopped it may have looked here before
      call.pass();
    } else {
      call.start(slot, registry.timer());
    }
  }

  private void begin() {
    dispatch.tally().called();
    RUNNING.getAndAdd(this, 1);
  }

  @Nullable CompletionStage<?> run(int place) throws Exception {
    return slots.get(place).run(event);
  }

  /** A handler is done. */
  void succeeded(int place) {
    slots.get(place).succeeded();
    dispatch.tally().done();
    release(place);
  }

  /** A handler has failed: that is told before anything else begins on this thread. */
  void failed(int place, Throwable cause) {
    AsyncSlot<E> slot = slots.get(place);
    try {
      HandlerFailure<E> failure = registry.failure(slot, event, cause);
      dispatch.tally().failed(failure);
      dispatch.tally().done();
      registry.tell(slot, failure);
    } catch (Throwable fatal) {
      dispatch.completeExceptionally(fatal);
      throw Failures.<RuntimeException>unchanged(fatal);
    }
    release(place);
  }

  /** A handler has not done what it should within its time. */
  void late(int place) {
    AsyncSlot<E> slot = slots.get(place);
    Timeout timeout = slot.timeout();
    if (timeout != null) {
      failed(place, new HandlerTimeoutException(registry.name(), slot.name(), timeout.time()));
    }
  }

  private void release(int place) {
    calls.set(place, null);
    RUNNING.getAndAdd(this, -1);
    leave();
    advance();
  }

  private void leave() {
    if ((int) LEFT.getAndAdd(this, -1) == 1) {
      dispatch.end();
    }
  }

  /** The dispatch has ended before its handlers: cancels those that are under way. */
  void stop() {
    for (int place = 0; place < calls.length(); place++) {
      Call<E> call = calls.getAndSet(place, null);
      if (call != null) {
        call.cancel();
      }
    }
  }

  Aftermath aftermath() {
    return dispatch.aftermath();
  }

  boolean isFatal(Throwable thrown) {
    return registry.isFatal(thrown);
  }
}
