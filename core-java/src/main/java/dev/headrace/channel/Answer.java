package dev.headrace.channel;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who is told what a handler gives; the first that is told counts. */
interface Answer {
  /** The handler has given a stage, and is at work until that completes. */
  default void working(CompletionStage<?> stage) {}

  void succeeded(@Nullable Object result);

  void failed(Throwable cause);
}
