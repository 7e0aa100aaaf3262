package dev.headrace.wire;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where failures go that no registry is told of: to the listener, or to the log, once for each
 * thing that fails. Whatever a listener throws, who tells it goes on. Any thread may call it.
 */
final class WireFailures {
  private final @Nullable Consumer<? super WireFailure> listener;
  private final OnceLog log;

  WireFailures(@Nullable Consumer<? super WireFailure> listener, OnceLog log) {
    this.listener = listener;
    this.log = log;
  }

  /** Tells of a failure; throws on what is fatal to the VM, and nothing else. */
  void tell(String subject, Throwable cause) {
    Consumer<? super WireFailure> hearing = listener;
    if (hearing == null) {
      log.warn(
          "failed " + subject,
          () -> subject + " failed, and nobody listens: say onFailure(…)",
          cause);
      return;
    }
    try {
      hearing.accept(new WireFailure(subject, cause));
    } catch (Throwable thrown) {
      if (thrown instanceof InterruptedException) { // which Kotlin may throw without a word
        Thread.currentThread().interrupt();
      }
      if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
        throw fatal;
      }
      log.warn(
          "the listener itself",
          () -> "the failure listener of a wire failed, told that %s failed".formatted(subject),
          thrown);
    }
  }
}
