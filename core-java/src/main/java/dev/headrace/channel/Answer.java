package dev.headrace.channel;

import org.jspecify.annotations.Nullable;

/** Who is told what a handler gives; the first that is told counts. */
interface Answer {
  void succeeded(@Nullable Object result);

  void failed(Throwable cause);
}
