package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.Result;
import dev.headrace.benchmarks.Copies;
import dev.headrace.benchmarks.paired.FlowSteps.Tick;
import dev.headrace.flow.Dag;
import dev.headrace.flow.Pipe;
import dev.headrace.flow.Pipeline;
import dev.headrace.function.Action1;
import dev.headrace.function.Check1;
import dev.headrace.function.Step1;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Flows of other parts of the program: of many shapes, and each of functions of its own classes.
 */
final class OtherFlows {
  private static final List<Function<Desk, Handler<Tick>>> SHAPES =
      List.of(
          desk -> begin(desk).then(step()).end(sink()).build("short"),
          desk -> begin(desk).then(step()).then(step()).then(step()).end(sink()).build("longer"),
          desk -> begin(desk).then(step()).guard(check()).then(step()).end(sink()).build("guard"),
          desk -> begin(desk).thenNullable(step()).onAbsent(() -> {}).end(sink()).build("maybe"),
          desk ->
              begin(desk)
                  .route(check(), large -> large.then(step()), small -> small.then(step()))
                  .end(sink())
                  .build("route"),
          desk ->
              begin(desk)
                  .attempt(tick -> Result.<Tick, String>ok(tick))
                  .then(step())
                  .onError(error -> {})
                  .end(sink())
                  .build("attempt"),
          desk ->
              begin(desk)
                  .attemptOrFail(String.class, (tick, fail) -> tick)
                  .onError(error -> {})
                  .then(step())
                  .end(sink())
                  .build("fail"),
          desk ->
              begin(desk)
                  .fork()
                  .arm(arm -> arm.then(step()))
                  .arm(arm -> arm.then(step()))
                  .merge((Tick left, Tick right) -> left)
                  .end(sink())
                  .build("fork"),
          OtherFlows::graph,
          desk ->
              begin(desk)
                  .tap(sink())
                  .then(FlowSteps::since)
                  .then(FlowSteps::limited)
                  .end(order -> {})
                  .build("resources"));

  private OtherFlows() {}

  /** So many flows; the first few have all shapes. */
  static List<Handler<Tick>> build(int number) {
    Desk desk = Desk.open();
    List<Handler<Tick>> flows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      flows.add(SHAPES.get(i % SHAPES.size()).apply(desk));
    }
    return flows;
  }

  private static Pipe<Tick, Tick> begin(Desk desk) {
    return Pipeline.of(desk.world(), Tick.class);
  }

  private static Handler<Tick> graph(Desk desk) {
    var dag = Dag.of(desk.world(), Tick.class);
    var root = dag.root(step());
    dag.merge(root.then(step()), root.guard(check()), (left, right) -> left).end(sink());
    return dag.build("graph");
  }

  private static Step1<Tick, Tick> step() {
    return Copies.copyOf(MethodHandles.lookup(), Step1.class, OtherFunction.class);
  }

  private static Check1<Tick> check() {
    return Copies.copyOf(MethodHandles.lookup(), Check1.class, OtherFunction.class);
  }

  private static Action1<Tick> sink() {
    return Copies.copyOf(MethodHandles.lookup(), Action1.class, OtherFunction.class);
  }
}
