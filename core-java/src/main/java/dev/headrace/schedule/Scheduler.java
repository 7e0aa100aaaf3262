package dev.headrace.schedule;

import dev.headrace.Handler;
import dev.headrace.Problem;
import dev.headrace.function.Action1;
import dev.headrace.function.LongAction2;
import dev.headrace.function.LongToLong1;
import dev.headrace.function.LongToLong2;
import dev.headrace.function.ToLong1;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Block;
import dev.headrace.internal.flow.Condition;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Engine;
import dev.headrace.internal.flow.Instruction;
import dev.headrace.internal.flow.Kind;
import dev.headrace.internal.flow.Operand;
import dev.headrace.internal.flow.Plan;
import dev.headrace.internal.flow.Shape;
import dev.headrace.internal.flow.Variable;
import dev.headrace.world.Binding;
import dev.headrace.world.Key;
import dev.headrace.world.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs systems in passes, each system only where something that it depends on has changed.
 *
 * <p>In a pass each system runs at most once, after those that it comes after. Nothing is kept from
 * one pass to the next. What a system throws reaches the caller, marked with the system's name;
 * those after it don't run in this pass, and the scheduler stays usable.
 *
 * <p>What is built is one compiled body: a local for what each system said, and a jump for where it
 * is skipped. A pass allocates nothing. For one thread.
 */
public final class Scheduler {
  private static final LongToLong1 ONE_MORE = count -> count + 1;
  private static final LongAction2<Pass> ENDED = (pass, ran) -> pass.ran = (int) ran;
  private static final Action1<Pass> CHANGED = pass -> pass.changed = true;

  private static final Shape COUNT = Shape.of(LongToLong1.class);
  private static final Shape END = Shape.of(LongAction2.class);
  private static final Shape ACTION = Shape.of(Action1.class);
  private static final Shape READ = Shape.of(ToLong1.class);
  private static final Shape LAP = Shape.of(LongToLong2.class);

  private static final Variable EVENT = new Variable(0, Kind.VALUE);

  private final String name;
  private final List<SystemHandle> systems;
  private final List<Problem> lint;
  private final List<Tally> tallies = new ArrayList<>();
  private final @Nullable LongSupplier nanoTime;
  private final Pass pass = new Pass();
  private final Resources resources;
  private final Handler<Object> body;

  /** The same, and it says whether anything changed; made where somebody asks. */
  private @Nullable Handler<Object> watching;

  /** What a pass leaves. */
  private static final class Pass {
    private int ran;
    private boolean changed;
  }

  Scheduler(
      String name,
      Resources resources,
      List<SystemHandle> systems,
      List<Problem> lint,
      boolean counting,
      @Nullable LongSupplier nanoTime) {
    this.name = name;
    this.systems = List.copyOf(systems);
    this.lint = List.copyOf(lint);
    this.nanoTime = nanoTime;
    if (counting || nanoTime != null) {
      systems.forEach(system -> tallies.add(new Tally(nanoTime)));
    }
    this.resources = resources;
    this.body = Engine.build(plan(false));
  }

  /**
   * Begins a scheduler.
   *
   * @param resources where its systems find what they need
   * @return its builder
   */
  public static SchedulerBuilder of(Resources resources) {
    return new SchedulerBuilder(resources);
  }

  /**
   * Runs a pass.
   *
   * @return how many systems ran
   */
  public int run() {
    body.run(this);
    return pass.ran;
  }

  /**
   * What runs a pass, for whatever takes a handler, and for a loop that runs little else: called
   * itself, it has a call site of its own, while all schedulers share the one in {@link #run}.
   *
   * @return a handler that runs a pass for any event; always the same
   */
  public Handler<Object> handler() {
    return body;
  }

  /**
   * How many systems ran in the last pass that came to its end.
   *
   * @return the number; 0 before the first
   */
  public int ran() {
    return pass.ran;
  }

  /**
   * Runs passes until one in which every system that ran and can say so said that it changed
   * nothing. Systems that always run what comes after them don't count.
   *
   * @param mostPasses after how many passes to give up, 1 or more
   * @return true if the last pass changed nothing
   */
  public boolean runUntilStable(int mostPasses) {
    if (mostPasses < 1) {
      throw new IllegalArgumentException(
          name + " can't run " + mostPasses + " passes: let it run one or more");
    }
    if (watching == null) {
      watching = Engine.build(plan(true));
    }
    for (int i = 0; i < mostPasses; i++) {
      pass.changed = false;
      watching.run(this);
      if (!pass.changed) {
        return true;
      }
    }
    return false;
  }

  /**
   * Systems that share a resource, of which one writes it, where nobody said which runs first. They
   * run in the order in which they were added.
   *
   * @return what was found, each with what to say; nothing where every order is said
   */
  public List<Problem> lint() {
    return lint;
  }

  /**
   * What each system has done so far, in the order in which they run: how often it ran and was
   * skipped, and how long it took where that is measured.
   *
   * @return a line for each system
   * @throws IllegalStateException if the scheduler was asked neither to count nor to measure
   */
  public List<SystemReport> report() {
    if (tallies.isEmpty() && !systems.isEmpty()) {
      throw new IllegalStateException(
          "scheduler "
              + name
              + " does not count: ask for it with counting() or measured(…) before it is built");
    }
    List<SystemReport> report = new ArrayList<>();
    for (int i = 0; i < tallies.size(); i++) {
      report.add(tallies.get(i).report(systems.get(i).system().name()));
    }
    return report;
  }

  /**
   * How many systems there are.
   *
   * @return the number
   */
  public int size() {
    return systems.size();
  }

  /**
   * The name of the scheduler.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * A picture of the scheduler: its systems, and which runs after which.
   *
   * @return the graph
   */
  public Graph graph() {
    List<Graph.Node> nodes = new ArrayList<>();
    List<Graph.Edge> edges = new ArrayList<>();
    for (int i = 0; i < systems.size(); i++) {
      SystemHandle system = systems.get(i);
      Binding binding = system.system().binding();
      String kind = system.isOnAll() ? "system on all" : "system";
      nodes.add(
          new Graph.Node(
              i, system.system().name(), kind, names(binding.reads()), names(binding.writes())));
      for (SystemHandle before : system.before()) {
        edges.add(new Graph.Edge(systems.indexOf(before), i, ""));
      }
    }
    return new Graph("scheduler " + name, nodes, edges);
  }

  private static List<String> names(List<Key<?>> keys) {
    return keys.stream().map(Key::toString).toList();
  }

  /**
   * The scheduler as text.
   *
   * @return its name and how many systems it has
   */
  @Override
  public String toString() {
    return "scheduler " + name + " (" + size() + (size() == 1 ? " system)" : " systems)");
  }

  // ---- the body

  private Plan plan(boolean watched) {
    Variable ran = new Variable(1, Kind.LONG);
    Map<SystemHandle, Variable> answers = new HashMap<>();
    systems.forEach(system -> answers.put(system, new Variable(2 + answers.size(), Kind.FLAG)));
    List<Instruction> body = new ArrayList<>();
    Binding.confinement(resources)
        .ifPresent(
            check -> body.add(Instruction.Call.unmarked(ACTION, check, List.of(EVENT), null)));
    body.add(new Instruction.Assign(ran, Constant.zero(Kind.LONG)));
    int variables = 2 + answers.size();
    Variable time = new Variable(variables, Kind.LONG);
    if (nanoTime != null) {
      variables++;
      body.add(Instruction.Call.unmarked(READ, Tally.NOW, List.of(new Constant(nanoTime)), time));
    }
    for (int i = 0; i < systems.size(); i++) {
      body.addAll(step(i, answers, ran, time));
    }
    body.add(Instruction.Call.unmarked(END, ENDED, List.of(new Constant(pass), ran), null));
    List<Variable> saying =
        systems.stream().filter(one -> one.system().answers()).map(answers::get).toList();
    if (watched && !saying.isEmpty()) {
      Instruction tell =
          Instruction.Call.unmarked(ACTION, CHANGED, List.of(new Constant(pass)), null);
      body.add(new Instruction.Branch(new Condition.AnyOf(saying), Block.of(tell), Block.EMPTY));
    }
    return new Plan(name, EVENT, variables, new Block(body), this::graph);
  }

  private List<Instruction> step(
      int index, Map<SystemHandle, Variable> answers, Variable ran, Variable time) {
    SystemHandle handle = systems.get(index);
    Variable answer = Objects.requireNonNull(answers.get(handle));
    List<Instruction> runs = new ArrayList<>();
    runs.add(Instruction.Call.unmarked(COUNT, ONE_MORE, List.of(ran), ran));
    if (!tallies.isEmpty()) {
      runs.add(count(Tally.RAN, index));
    }
    boolean says = handle.system().answers();
    runs.add(handle.system().call("scheduler " + name, says ? answer : null));
    if (!says) {
      runs.add(new Instruction.SetFlag(answer, null, true));
    }
    if (nanoTime != null) {
      List<Operand> operands = List.of(new Constant(tallies.get(index)), time);
      runs.add(Instruction.Call.unmarked(LAP, Tally.TOOK, operands, time));
    }
    if (handle.before().isEmpty()) {
      return runs;
    }
    List<Instruction> skips = new ArrayList<>();
    skips.add(new Instruction.SetFlag(answer, null, false));
    if (!tallies.isEmpty()) {
      skips.add(count(Tally.SKIPPED, index));
    }
    List<Variable> asked = handle.before().stream().map(answers::get).toList();
    Condition condition =
        asked.size() == 1
            ? new Condition.Holds(asked.get(0))
            : handle.isOnAll() ? new Condition.AllOf(asked) : new Condition.AnyOf(asked);
    return List.of(new Instruction.Branch(condition, new Block(runs), new Block(skips)));
  }

  private Instruction count(Action1<Tally> what, int index) {
    return Instruction.Call.unmarked(ACTION, what, List.of(new Constant(tallies.get(index))), null);
  }
}
