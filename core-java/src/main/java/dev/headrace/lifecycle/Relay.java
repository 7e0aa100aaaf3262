package dev.headrace.lifecycle;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A thread that calls a hook and, when that has returned, the next one that follows from it: so
 * hooks that come one after another need one thread, for as long as none of them hangs.
 *
 * <p>What follows is found by what runs in the container's serial on this very thread between two
 * hooks. While it is in a hook it takes nothing: the hook may never return.
 */
final class Relay implements Runnable {
  private static final ThreadLocal<@Nullable Relay> CURRENT = new ThreadLocal<>();

  private final Function<HookCall, String> names;
  private @Nullable HookCall next; // of this thread alone, once it has begun

  Relay(HookCall first, Function<HookCall, String> names) {
    this.next = first;
    this.names = names;
  }

  /**
   * Has this thread call a hook as soon as it can; false where it is none that does, or has one.
   */
  static boolean takes(HookCall call) {
    Relay relay = CURRENT.get();
    if (relay == null || relay.next != null || HookCall.current() != null) {
      return false;
    }
    relay.next = call;
    return true;
  }

  @Override
  public void run() {
    CURRENT.set(this);
    HookCall first = next;
    for (HookCall call = first; call != null; call = next) {
      next = null;
      if (call != first) {
        Thread.interrupted(); // it was the one's before
        Thread.currentThread().setName(names.apply(call));
      }
      call.run();
    }
  }
}
