package dev.headrace.flow;

import dev.headrace.internal.flow.Variable;

/** What flows at one place, in the variables of a plan. */
sealed interface Flowing {

  /** A value that is always there. */
  record Value(Variable value) implements Flowing {}

  /** A value, or null where it is absent. */
  record Maybe(Variable value) implements Flowing {}

  /** A value or an error, the other null; both null where it is absent. */
  record Outcome(Variable value, Variable error) implements Flowing {}

  /** Yes or no. */
  record Flag(Variable flag) implements Flowing {}

  /** Nothing: the flow has ended here. */
  record Nothing() implements Flowing {}
}
