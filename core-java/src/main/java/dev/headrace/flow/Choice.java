package dev.headrace.flow;

import dev.headrace.HeadraceException;
import dev.headrace.Problem;
import dev.headrace.function.Action1;
import dev.headrace.function.Check1;
import dev.headrace.internal.flow.Condition;
import dev.headrace.internal.flow.KeyIndex;
import dev.headrace.internal.flow.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Arms and what each is for; the first that fits runs. It never changes.
 *
 * @param pipe what is chosen for
 * @param key what makes the key of the value, or null where the value itself is asked
 * @param project what makes the arms' input of the value, or null where they get the value
 * @param cases the arms in order
 */
record Choice(Pipe<?, ?> pipe, @Nullable Use key, @Nullable Use project, List<Case> cases) {
  private static final Action1<Object> NO_ARM =
      key -> {
        throw new NoArmException(key);
      };

  /**
   * Up to so many keys are tested for one after another, since for few that is faster than to find
   * the number of the arm and jump to it, where the keys come in no order that a processor can
   * learn. With 8 arms, beside a switch by hand, on Java 17 and 25: enums 0.83 and 0.91 tested,
   * 1.03 and 1.16 switched; texts 0.92 and 0.83, 1.04 and 0.94; numbers 1.19 and 1.14, 1.25 and
   * 1.39. Where it is always the last arm, tests cost more with each arm: with 4 as much as a
   * switch, with 8 a fifth more (0.5 ns), with 16 nearly twice as much.
   */
  private static final int MOST_TESTS = 8;

  /**
   * One arm.
   *
   * @param labels what it is for: keys or classes
   * @param fits asks a key or a value
   * @param root where the arm begins
   * @param end where it ends
   */
  record Case(Set<?> labels, Check1<Object> fits, Trunk root, Stage<?, ?> end) {
    /** What the graph says at the edge to the arm. */
    String when() {
      return labels.stream().sorted(order()).map(Case::named).collect(Collectors.joining(", "));
    }

    private static String named(Object label) {
      return label instanceof Class<?> type ? type.getSimpleName() : label.toString();
    }

    /** As labels of one class compare, else as texts: sets have an order of their own each run. */
    @SuppressWarnings("unchecked") // all of one class, which compares with itself
    private Comparator<Object> order() {
      boolean natural =
          labels.stream().allMatch(Comparable.class::isInstance)
              && labels.stream().map(Case::type).distinct().count() == 1;
      return natural
          ? (one, other) -> ((Comparable<Object>) one).compareTo(other)
          : Comparator.comparing(Case::named);
    }

    private static Class<?> type(Object label) {
      return label instanceof Enum<?> constant ? constant.getDeclaringClass() : label.getClass();
    }
  }

  /**
   * What is asked.
   *
   * @param value what is chosen for
   * @param key what an arm must fit
   * @param decided where the graph shows the choice
   */
  private record Asked(Variable value, Variable key, Variable decided) {}

  /** Says one more arm. */
  <I, P> Choice plus(
      Set<?> labels, Check1<Object> fits, Function<Pipe<I, P>, ? extends Stage<I, ?>> arm) {
    List<Case> more = new ArrayList<>(cases);
    more.add(opened(labels, fits, arm));
    return new Choice(pipe, key, project, List.copyOf(more));
  }

  private <I, P> Case opened(
      Set<?> labels, Check1<Object> fits, Function<Pipe<I, P>, ? extends Stage<I, ?>> arm) {
    Trunk trunk = pipe.trunk().arm();
    return new Case(labels, fits, trunk, arm.apply(new Pipe<>(trunk, trunk.root())));
  }

  /** Ends the choice with an arm for what fits no other. */
  <I, T> Stage<?, ?> otherwise(Function<Pipe<I, T>, ? extends Stage<I, ?>> arm) {
    return stage(opened(Set.of(), value -> true, arm), null);
  }

  /** Ends the choice without such an arm; these are left without one of theirs. */
  Stage<?, ?> exhaustive(List<?> left) {
    return left.isEmpty()
        ? stage(null, null)
        : inexhaustible("no arm is said for " + left, "say theirs, or otherwise(…)");
  }

  /** Ends the choice without such an arm, which is wrong. */
  Stage<?, ?> inexhaustible(String why, String fix) {
    return stage(null, new Problem(Problem.Kind.INVALID, "select", why, fix));
  }

  /** All that an arm is said for, in order. */
  Set<Object> said() {
    Set<Object> said = new LinkedHashSet<>();
    cases.forEach(one -> said.addAll(one.labels()));
    return said;
  }

  /** Makes the stage: for what fits no arm the last one, or an error if there is none. */
  private Stage<?, ?> stage(@Nullable Case otherwise, @Nullable Problem missing) {
    Stage<?, ?> like = cases.get(0).end();
    Node.SinglePart part =
        (plan, in) -> {
          check(plan, missing);
          Asked asked = asked(plan, ((Flowing.Value) in).value());
          Flowing out = like.fresh(plan);
          if (isTested()) {
            writeTests(plan, 0, asked, out, otherwise);
          } else {
            writeSwitch(plan, asked, out, otherwise);
          }
          return out;
        };
    List<Case> all = new ArrayList<>(cases);
    if (otherwise != null) {
      all.add(otherwise);
    }
    all.forEach(one -> Routes.checkKinds(pipe.trunk(), "select", like, one.end()));
    List<Node.Arm> arms = all.stream().map(one -> Routes.arm(one.root(), one.end())).toList();
    return Routes.sameKind(pipe, arms, part, like);
  }

  private void check(Lowering plan, @Nullable Problem missing) {
    if (missing != null) {
      plan.problem(missing);
    }
    Set<Object> seen = new HashSet<>();
    for (Case one : cases) {
      for (Object label : one.labels()) {
        if (!seen.add(label)) {
          plan.problem(Problem.duplicate("select", label, "leave one of its arms out"));
        }
      }
    }
  }

  private Asked asked(Lowering plan, Variable value) {
    Variable decided = plan.value();
    if (key == null) {
      plan.show("selectType", "selectType", List.of(value), decided);
      return new Asked(value, value, decided);
    }
    plan.call(decided, key, List.of(value), true);
    return new Asked(value, decided, decided);
  }

  /**
   * Whether arms are tested for one after another. Classes are, since a value may be of several and
   * the first counts; so are a few single keys.
   */
  private boolean isTested() {
    return key == null
        || (cases.size() <= MOST_TESTS && cases.stream().allMatch(one -> one.labels().size() == 1));
  }

  private void writeSwitch(Lowering plan, Asked asked, Flowing out, @Nullable Case otherwise) {
    plan.choose(
        KeyIndex.among(cases.stream().map(Case::labels).toList()),
        asked.key(),
        cases.stream().<Runnable>map(one -> () -> writeArm(plan, one, asked, out)).toList(),
        () -> writeLast(plan, asked, out, otherwise));
  }

  private void writeTests(
      Lowering plan, int index, Asked asked, Flowing out, @Nullable Case otherwise) {
    if (index == cases.size()) {
      writeLast(plan, asked, out, otherwise);
      return;
    }
    Case one = cases.get(index);
    Variable fits = plan.flag();
    plan.plumb(fits, one.fits(), Check1.class, List.of(asked.key()));
    plan.branch(
        new Condition.Holds(fits),
        () -> writeArm(plan, one, asked, out),
        () -> writeTests(plan, index + 1, asked, out, otherwise));
  }

  private void writeArm(Lowering plan, Case one, Asked asked, Flowing out) {
    plan.inCase(
        one.when(),
        asked.decided(),
        asked.value(),
        () -> {
          Variable given = asked.value();
          if (project != null) {
            given = plan.value();
            plan.call(given, project, List.of(asked.value()), true);
          }
          plan.give(one.root().root(), new Flowing.Value(given));
          Routes.copy(plan, one.end(), out);
        });
  }

  private static void writeLast(Lowering plan, Asked asked, Flowing out, @Nullable Case otherwise) {
    if (otherwise == null) {
      plan.plumb(null, NO_ARM, Action1.class, List.of(asked.key()));
      out.variables().forEach(plan::placeholder);
      return;
    }
    plan.give(otherwise.root().root(), new Flowing.Value(asked.value()));
    plan.inCase(
        "otherwise", asked.decided(), asked.value(), () -> Routes.copy(plan, otherwise.end(), out));
  }

  /** Only where a type got more members after the flow was compiled against it. */
  private static final class NoArmException extends HeadraceException {
    private static final long serialVersionUID = 1L;

    NoArmException(Object key) {
      super("no arm fits " + key, "say one for it, or otherwise(…)", null);
    }
  }
}
