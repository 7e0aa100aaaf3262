package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.Result;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DagTest {
  record Tick(double bid, double ask) {}

  record Book(double bid, double ask) {
    double mid() {
      return (bid + ask) / 2;
    }

    double spread() {
      return ask - bid;
    }
  }

  record Quote(double mid, double spread) {
    boolean crossed() {
      return spread < 0;
    }
  }

  record Scale(int factor) {}

  record Seen(int count) {}

  private final World world = World.builder().add(new Scale(10)).add(new Seen(0)).build();
  private final List<Object> log = new ArrayList<>();
  private final Handler<Object> sink = Handler.of("sink", log::add);

  static Book apply(ResMut<Seen> seen, Tick tick) {
    seen.update(s -> new Seen(s.count() + 1));
    return new Book(tick.bid(), tick.ask());
  }

  @Test
  void aNodeThatManyConsumeRunsOnceForEachEvent() {
    var dag = Dag.of(world, Tick.class);
    var book = dag.root(DagTest::apply);
    var mid = book.then(Book::mid);
    var spread = book.then(Book::spread);
    dag.merge(mid, spread, Quote::new).guard(Quote::crossed).dispatch(sink);
    Handler<Tick> quotes = dag.build("quotes");
    quotes.run(new Tick(2, 1));
    quotes.run(new Tick(1, 2));
    assertThat(log).containsExactly(new Quote(1.5, -1));
    assertThat(world.res(Seen.class).get().count()).isEqualTo(2);
    assertThat(quotes.graph().toText())
        .isEqualTo(
            """
            dag quotes
              0 event Tick
              1 root apply; writes DagTest.Seen ← 0
              2 then mid ← 1
              3 then spread ← 1
              4 merge new Quote ← 2, 3
              5 guard crossed ← 4
              6 dispatch sink ← 5
            """);
  }

  @Test
  void nodesRunInTheOrderInWhichTheyWereMadeAlsoThoseThatNothingConsumes() {
    var dag = Dag.of(world, Integer.class);
    var first = dag.root((Integer n) -> note("first", n));
    first.tap(n -> note("tap", n));
    var second = dag.event().then(n -> note("second", n));
    first.then(n -> note("third", n));
    dag.merge(second, first, (b, a) -> note("merge", a + b)).dispatch(sink);
    dag.build("order").run(1);
    assertThat(log).containsExactly("first 1", "tap 1", "second 1", "third 1", "merge 2", 2);
  }

  private int note(String step, int n) {
    log.add(step + " " + n);
    return n;
  }

  @Test
  void aDiamondAcrossLevelsSeesOneValue() {
    var dag = Dag.of(world, Integer.class);
    var top = dag.root((Integer n) -> n + 1);
    var left = top.then(n -> n * 2);
    var right = top.then(n -> n * 3);
    var lower = dag.merge(left, right, (l, r) -> l + r);
    dag.merge(top, lower, left, (t, w, l) -> List.of(t, w, l)).dispatch(sink);
    dag.build("diamond").run(1);
    assertThat(log).containsExactly(List.of(2, 10, 4));
  }

  static int scaled(Res<Scale> scale, Integer a, Integer b) {
    return scale.get().factor() * (a + b);
  }

  @Test
  void aMergeGetsItsResourcesFirst() {
    var dag = Dag.of(world, Integer.class);
    dag.merge(dag.event(), dag.root((Integer n) -> n + 1), DagTest::scaled).dispatch(sink);
    dag.build("scaled").run(1);
    assertThat(log).containsExactly(30);
  }

  @Test
  void whatIsAbsentIsNullForAMergeAndOtherNodesStillRun() {
    var dag = Dag.of(world, Integer.class);
    var big = dag.event().guard(n -> n > 5).then(n -> "big");
    var doubled = dag.event().then(n -> n * 2);
    dag.merge(big, doubled, (b, d) -> b + " " + d).dispatch(sink);
    Handler<Integer> handler = dag.build("maybe");
    handler.run(1);
    handler.run(9);
    assertThat(log).containsExactly("null 2", "big 18");
  }

  @Test
  void upToEightNodesAreMerged() {
    var dag = Dag.of(world, Integer.class);
    var e = dag.event();
    dag.merge(e, e, e, e, e, e, e, e, (a, b, c, d, f, g, h, i) -> a + b + c + d + f + g + h + i)
        .dispatch(sink);
    dag.build("eight").run(2);
    assertThat(log).containsExactly(16);
  }

  @Test
  void forkArmsRunInOrderEachToItsEndAndThenTheMerge() {
    Handler<Integer> handler =
        Pipeline.of(world, Integer.class)
            .fork()
            .arm(a -> a.tap(n -> note("a1", n)).tap(n -> note("a2", n)).then(n -> n + 1))
            .arm(b -> b.tap(n -> note("b", n)).guard(n -> n > 5))
            .arm(c -> c.check(n -> n > 3))
            .merge((a, b, c) -> a + " " + b + " " + c)
            .dispatch(sink)
            .build("fork");
    handler.run(1);
    assertThat(log).containsExactly("a1 1", "a2 1", "b 1", "2 null false");
  }

  @Test
  void forksNestAndAreFollowedByAnyStep() {
    Handler<Integer> handler =
        Pipeline.of(world, Integer.class)
            .fork()
            .arm(
                a ->
                    a.fork()
                        .arm(x -> x.then(n -> n + 1))
                        .arm(y -> y.then(n -> n + 2))
                        .merge((x, y) -> x * y))
            .arm(b -> b.attempt(n -> Result.<Integer, String>ok(n)).orElse(0))
            .merge((a, b) -> a + b)
            .guard(n -> n > 0)
            .dispatch(sink)
            .build("nested");
    handler.run(1);
    assertThat(log).containsExactly(7);
  }

  @Test
  void armsThatEndAreJoined() {
    Handler<Integer> handler =
        Pipeline.of(world, Integer.class)
            .then(n -> n * 10)
            .fork()
            .join(a -> a.then(n -> n + 1).dispatch(sink), b -> b.end(n -> note("b", n)))
            .build("join");
    handler.run(1);
    assertThat(log).containsExactly(11, "b 10");
  }

  @Test
  void anyNumberOfArmsIsMergedAsAList() {
    List<java.util.function.Function<Pipe<Integer, Integer>, Pipe<Integer, Integer>>> arms =
        new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int factor = i;
      arms.add(arm -> arm.then(n -> n * factor));
    }
    Handler<Integer> handler =
        Pipeline.of(world, Integer.class)
            .fork()
            .mergeAll(arms, all -> all.stream().mapToInt(n -> n).sum())
            .dispatch(sink)
            .build("all");
    handler.run(2);
    assertThat(log).containsExactly(380);
  }

  @Test
  void aNodeOfAnotherGraphIsRefusedWhenItIsBuilt() {
    var dag = Dag.of(world, Integer.class);
    var other = Dag.of(world, Integer.class);
    dag.merge(dag.event(), other.event(), (a, b) -> a + b).dispatch(sink);
    assertThatThrownBy(() -> dag.build("mixed"))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll("dag mixed", "a stage belongs to another flow");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> other.build(" "))
        .withMessageContaining("must not be blank");
  }

  @Test
  @Tag("compiled")
  void runningAllocatesNothingBeyondWhatTheStepsMake() {
    double[] sum = new double[1];
    var dag = Dag.of(world, Tick.class);
    var book = dag.root(DagTest::plainBook);
    var mid = book.then(b -> new Quote(b.mid(), 0));
    var spread = book.then(b -> new Quote(0, b.spread()));
    dag.merge(mid, spread, (m, s) -> new Quote(m.mid(), s.spread()))
        .guard(q -> q.mid() > 1)
        .end(q -> sum[0] += q.spread());
    Tick event = new Tick(1, 2);
    double bytes =
        Memory.allocatedPerRunAtBest(
            () -> {
              Handler<Tick> handler = dag.build("sum");
              return () -> handler.run(event);
            });
    assertThat(bytes).isZero();
    assertThat(sum[0]).isPositive();
  }

  private static Book plainBook(Tick tick) {
    return new Book(tick.bid(), tick.ask());
  }
}
