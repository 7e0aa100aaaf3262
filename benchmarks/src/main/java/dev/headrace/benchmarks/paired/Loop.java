package dev.headrace.benchmarks.paired;

/**
 * The loop that calls a subject. Subclasses are templates: each subject runs in a copy of one, so
 * that its call site knows that subject alone. A template is a class with a constructor without
 * parameters; what it works on comes as the input.
 *
 * @param <S> the input
 */
abstract class Loop<S> {
  /** Does the work so many times. */
  abstract void run(S input, int operations);
}
