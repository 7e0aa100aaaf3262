package dev.headrace.benchmarks.commands;

import java.util.function.LongFunction;

/** A request that is copied for each command, and makes others of its copy. */
public final class CopiedRequest implements Request, LongFunction<Request> {
  private final long value;

  /**
   * Asks.
   *
   * @param value this
   */
  public CopiedRequest(Long value) {
    this.value = value;
  }

  @Override
  public Request apply(long other) {
    return new CopiedRequest(other);
  }

  @Override
  public long value() {
    return value;
  }
}
