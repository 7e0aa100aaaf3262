package dev.headrace.internal.flow;

import dev.headrace.Handler;
import dev.headrace.function.Action1;
import dev.headrace.function.Check1;
import dev.headrace.function.DoubleCheck1;
import dev.headrace.function.LongToDouble2;
import dev.headrace.function.Source;
import dev.headrace.function.Step1;
import dev.headrace.function.Step2;
import dev.headrace.function.Step3;
import dev.headrace.function.ToLong1;
import dev.headrace.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random plan that uses every instruction, and whose functions write down what they are called
 * with.
 */
final class RandomPlan {
  private static final int DEEPEST = 3;

  /** Plans of more instructions fail seldom, so that most of them run to their end. */
  private static final int LONG = 100;

  private final Random random;
  private final List<String> log;
  private final Variable event = new Variable(0, Kind.VALUE);
  private int variables = 1;
  private int calls;
  private int left;
  private int attempts;
  private final boolean calm;

  private RandomPlan(Random random, List<String> log, int size) {
    this.random = random;
    this.log = log;
    this.left = size;
    this.calm = size > LONG;
  }

  /** Makes a plan of up to {@code size} instructions; its functions write into the log. */
  static Plan of(long seed, int size, List<String> log) {
    return new RandomPlan(new Random(seed), log, size).plan(seed);
  }

  private Plan plan(long seed) {
    List<Variable> visible = new ArrayList<>(List.of(event));
    Block body = block(visible, 0);
    return new Plan("random " + seed, event, variables, body, () -> Graph.of("plan", "random"));
  }

  private Block block(List<Variable> visible, int depth) {
    List<Instruction> instructions = new ArrayList<>();
    int length = depth == 0 ? left : innerLength();
    for (int i = 0; i < length && left > 0; i++) {
      left--;
      instructions.add(instruction(visible, depth));
    }
    return new Block(instructions);
  }

  /** Most are short; some take half of what is left, but not where they must stay whole. */
  private int innerLength() {
    return attempts == 0 && random.nextInt(12) == 0 ? left / 2 : 1 + random.nextInt(4);
  }

  private Instruction instruction(List<Variable> visible, int depth) {
    return switch (random.nextInt(depth < DEEPEST ? 11 : 6)) {
      case 0 -> {
        Kind kind = random.nextInt(3) == 0 ? number() : Kind.VALUE;
        Operand from = operand(visible, kind);
        yield new Instruction.Assign(fresh(visible, kind), from);
      }
      case 1 -> setFlag(visible);
      case 6, 7 -> branch(visible, depth);
      case 8 -> attempt(visible, depth);
      case 9 -> choice(visible, depth);
      case 10 -> isolate(visible, depth);
      default -> call(visible);
    };
  }

  private Instruction setFlag(List<Variable> visible) {
    List<Variable> flags = visible.stream().filter(v -> v.kind() == Kind.FLAG).toList();
    Variable from = flags.isEmpty() ? null : flags.get(random.nextInt(flags.size()));
    return new Instruction.SetFlag(fresh(visible, Kind.FLAG), from, random.nextBoolean());
  }

  private Instruction branch(List<Variable> visible, int depth) {
    List<Variable> askable =
        visible.stream().filter(v -> v.kind() == Kind.FLAG || v.kind() == Kind.VALUE).toList();
    Variable asked = askable.get(random.nextInt(askable.size()));
    Condition condition = condition(visible, asked);
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    Variable joined = new Variable(variables++, kind);
    Block then = assigning(joined, visible, depth);
    Block otherwise = assigning(joined, visible, depth);
    visible.add(joined);
    return new Instruction.Branch(condition, then, otherwise);
  }

  private Condition condition(List<Variable> visible, Variable asked) {
    if (asked.kind() == Kind.VALUE) {
      return new Condition.Present(asked);
    }
    List<Variable> flags = visible.stream().filter(v -> v.kind() == Kind.FLAG).toList();
    List<Variable> several = List.of(asked, flags.get(random.nextInt(flags.size())));
    return switch (random.nextInt(3)) {
      case 0 -> new Condition.AnyOf(several);
      case 1 -> new Condition.AllOf(several);
      default -> new Condition.Holds(asked);
    };
  }

  private Instruction choice(List<Variable> visible, int depth) {
    int id = calls++;
    List<Variable> values = visible.stream().filter(v -> v.kind() == Kind.VALUE).toList();
    Variable key = values.get(random.nextInt(values.size()));
    Variable joined = new Variable(variables++, Kind.VALUE);
    List<Block> cases = new ArrayList<>();
    int number = 1 + random.nextInt(4);
    for (int i = 0; i < number; i++) {
      cases.add(assigning(joined, visible, depth));
    }
    Block otherwise = assigning(joined, visible, depth);
    visible.add(joined);
    KeyIndex index = x -> (int) fail(id, note(id, x)) % (number + 2) - 1;
    return new Instruction.Switch(new Origin("plan", "s" + id), index, key, cases, otherwise);
  }

  private Block assigning(Variable joined, List<Variable> visible, int depth) {
    List<Variable> inner = new ArrayList<>(visible);
    List<Instruction> instructions = new ArrayList<>(block(inner, depth + 1).instructions());
    instructions.add(
        joined.kind() == Kind.FLAG
            ? new Instruction.SetFlag(joined, null, random.nextBoolean())
            : new Instruction.Assign(joined, operand(inner, joined.kind())));
    return new Block(instructions);
  }

  private Instruction attempt(List<Variable> visible, int depth) {
    Variable thrown = new Variable(variables++, Kind.VALUE);
    Kind kind = random.nextBoolean() ? Kind.VALUE : number();
    Variable result = new Variable(variables++, kind);
    List<Variable> inner = new ArrayList<>(visible);
    attempts++;
    List<Instruction> body = new ArrayList<>(block(inner, depth + 1).instructions());
    attempts--;
    body.add(new Instruction.Assign(result, operand(inner, kind)));
    visible.add(result);
    Class<? extends Throwable> caught =
        random.nextBoolean() ? IllegalStateException.class : Exception.class;
    return new Instruction.Attempt(new Block(body), caught, thrown);
  }

  private Instruction isolate(List<Variable> visible, int depth) {
    Variable thrown = new Variable(variables++, Kind.VALUE);
    List<Variable> recovering = new ArrayList<>(visible);
    recovering.add(thrown);
    attempts++;
    Block body = block(new ArrayList<>(visible), depth + 1);
    Block recovery = block(recovering, depth + 1);
    attempts--;
    return new Instruction.Isolate(body, thrown, recovery);
  }

  private Instruction call(List<Variable> visible) {
    int id = calls++;
    Origin origin = random.nextInt(8) == 0 ? Origin.UNMARKED : new Origin("plan", "s" + id);
    Object a = operand(visible);
    return switch (random.nextInt(10)) {
      case 0 ->
          call(
              origin,
              Action1.class,
              (Action1<Object>) x -> note(id, x),
              List.of((Operand) a),
              null,
              false);
      case 1 -> {
        Check1<Object> check = x -> note(id, x) % 2 == 0;
        yield call(
            origin, Check1.class, check, List.of((Operand) a), fresh(visible, Kind.FLAG), false);
      }
      case 2 -> {
        Source<Object> source = () -> note(id, "nothing");
        yield call(origin, Source.class, source, List.of(), fresh(visible, Kind.VALUE), true);
      }
      case 3 -> {
        Operand b = operand(visible);
        Step2<Object, Object, Object> step = (x, y) -> note(id, x) + note(id, y);
        yield call(
            origin, Step2.class, step, List.of((Operand) a, b), fresh(visible, Kind.VALUE), true);
      }
      case 4 -> {
        Operand b = operand(visible);
        Step3<Object, Object, Object, Object> step =
            (x, y, z) -> note(id, x) < 500 ? null : List.of(note(id, y));
        List<Operand> operands = List.of((Operand) a, b, new Constant("c" + id));
        yield call(
            origin,
            Step3.class,
            step,
            operands,
            fresh(visible, Kind.VALUE),
            !calm && random.nextInt(8) == 0);
      }
      case 5 -> {
        Handler<Object> handler = Handler.of("h" + id, x -> note(id, x));
        yield new Instruction.Call(
            origin, Shape.of(Handler.class), handler, List.of((Operand) a), null, false);
      }
      case 6 -> {
        ToLong1<Object> made = x -> note(id, x);
        yield call(
            origin, ToLong1.class, made, List.of((Operand) a), fresh(visible, Kind.LONG), false);
      }
      case 7 -> {
        LongToDouble2<Object> made = (x, n) -> note(id, x) + note(id, n) / 8.0;
        List<Operand> operands = List.of((Operand) a, operand(visible, Kind.LONG));
        Variable result = random.nextInt(6) == 0 ? null : fresh(visible, Kind.DOUBLE);
        yield call(origin, LongToDouble2.class, made, operands, result, false);
      }
      case 8 -> {
        DoubleCheck1 check = n -> note(id, n) % 2 == 0;
        List<Operand> operands = List.of(operand(visible, Kind.DOUBLE));
        Variable result = fresh(visible, Kind.FLAG);
        yield call(origin, DoubleCheck1.class, check, operands, result, false);
      }
      default -> {
        Step1<Object, Object> step = x -> fail(id, note(id, x));
        yield call(
            origin, Step1.class, step, List.of((Operand) a), fresh(visible, Kind.VALUE), true);
      }
    };
  }

  private static Instruction call(
      Origin origin,
      Class<?> type,
      Object function,
      List<Operand> operands,
      Variable result,
      boolean required) {
    return new Instruction.Call(origin, Shape.of(type), function, operands, result, required);
  }

  /** Throws for some inputs, checked exceptions and errors included. */
  private Object fail(int id, int hash) {
    switch (hash % (calm ? 991 : 23)) {
      case 0 -> throw new IllegalStateException("s" + id);
      case 1 -> throw new AssertionError("s" + id);
      case 2 -> Failures.<RuntimeException>unchanged(new java.io.IOException("s" + id));
      default -> {}
    }
    return hash;
  }

  private int note(int id, Object input) {
    String text =
        input instanceof Throwable thrown ? thrown.getClass().getName() : String.valueOf(input);
    log.add("s" + id + "(" + text + ")");
    return Math.floorMod(31 * id + text.hashCode(), 1000);
  }

  private Operand operand(List<Variable> visible) {
    return operand(visible, Kind.VALUE);
  }

  private Operand operand(List<Variable> visible, Kind kind) {
    List<Variable> held = visible.stream().filter(v -> v.kind() == kind).toList();
    return switch (held.isEmpty() ? random.nextInt(2) : random.nextInt(8)) {
      case 0 -> kind == Kind.VALUE ? Constant.ABSENT : Constant.zero(kind);
      case 1 -> constant(kind);
      default -> held.get(random.nextInt(held.size()));
    };
  }

  private Constant constant(Kind kind) {
    int some = random.nextInt(5);
    return switch (kind) {
      case LONG -> new Constant((long) some << 33, kind);
      case DOUBLE -> new Constant(some / 4.0, kind);
      default -> new Constant("constant" + some);
    };
  }

  private Kind number() {
    return random.nextBoolean() ? Kind.LONG : Kind.DOUBLE;
  }

  private Variable fresh(List<Variable> visible, Kind kind) {
    Variable made = new Variable(variables++, kind);
    visible.add(made);
    return made;
  }
}
