package dev.headrace.flow;

import dev.headrace.internal.flow.Condition;
import dev.headrace.internal.flow.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What flows at one place, in the variables of a plan. */
sealed interface Flowing {

  /** All that it is held in; the first is what steps are given where it is there. */
  List<Variable> variables();

  /** What says that it is there, or null where it always is. */
  default @Nullable Condition there() {
    return null;
  }

  /** What steps are given where it is there. */
  default Variable variable() {
    return variables().get(0);
  }

  /** A value that is always there. */
  record Value(Variable value) implements Flowing {
    @Override
    public List<Variable> variables() {
      return List.of(value);
    }
  }

  /** A value, or null where it is absent. */
  record Maybe(Variable value) implements Flowing {
    @Override
    public List<Variable> variables() {
      return List.of(value);
    }

    @Override
    public Condition there() {
      return new Condition.Present(value);
    }
  }

  /** A value or an error, the other null; both null where it is absent. */
  record Outcome(Variable value, Variable error) implements Flowing {
    @Override
    public List<Variable> variables() {
      return List.of(value, error);
    }

    @Override
    public Condition there() {
      return new Condition.Present(value);
    }
  }

  /** A long or a double. */
  record Numeric(Variable number) implements Flowing {
    @Override
    public List<Variable> variables() {
      return List.of(number);
    }
  }

  /** A long or a double, which means nothing where the flag is not set. */
  record MaybeNumeric(Variable number, Variable present) implements Flowing {
    @Override
    public List<Variable> variables() {
      return List.of(number, present);
    }

    @Override
    public Condition there() {
      return new Condition.Holds(present);
    }
  }

  /** Yes or no. */
  record Flag(Variable flag) implements Flowing {
    @Override
    public List<Variable> variables() {
      return List.of(flag);
    }
  }

  /** Nothing: the flow has ended here. */
  record Nothing() implements Flowing {
    @Override
    public List<Variable> variables() {
      return List.of();
    }
  }
}
