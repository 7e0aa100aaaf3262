package dev.headrace.benchmarks.commands;

import an.awesome.pipelinr.Command;

/** A request. Each command has one of a class of its own, as PipelinR wants it. */
public interface Request extends Command<Long> {
  /**
   * What is asked.
   *
   * @return anything
   */
  long value();
}
