package dev.headrace.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.FailedStep;
import dev.headrace.ForeignHandleException;
import dev.headrace.Problem;
import dev.headrace.function.Check0;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.Local;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SchedulerTest {
  record Limits(int max) {}

  record Unknown() {}

  static final class Book {
    int changes;
  }

  private final World world = World.builder().add(new Limits(2)).add(new Book()).build();
  private final List<String> log = new ArrayList<>();

  private Check0 says(String name, boolean answer) {
    return () -> {
      log.add(name);
      return answer;
    };
  }

  private List<String> pass(Scheduler scheduler) {
    log.clear();
    int ran = scheduler.run();
    assertThat(ran).isEqualTo(log.size());
    return log;
  }

  // ---- which systems run

  @Test
  void withoutSystemsAPassRunsNone() {
    Scheduler scheduler = Scheduler.of(world).build("empty");
    assertThat(scheduler.run()).isZero();
    assertThat(scheduler.size()).isZero();
  }

  @Test
  void whatComesAfterNothingRunsInEveryPass() {
    SchedulerBuilder builder = Scheduler.of(world);
    builder.add(says("a", false));
    builder.add(says("b", false));
    Scheduler scheduler = builder.build("roots");
    assertThat(pass(scheduler)).containsExactly("a", "b");
    assertThat(pass(scheduler)).containsExactly("a", "b");
  }

  @Test
  void skippingGoesOnDownTheLine() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle a = builder.add(says("a", true));
    SystemHandle b = builder.add(says("b", false)).after(a);
    SystemHandle c = builder.add(says("c", true)).after(b);
    builder.add(says("d", true)).after(c);
    assertThat(pass(builder.build("line"))).containsExactly("a", "b");
  }

  @Test
  void oneYesIsEnoughAndAllAreAskedForWhereThatIsSaid() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle yes = builder.add(says("yes", true));
    SystemHandle no = builder.add(says("no", false));
    builder.add(says("any", true)).after(yes, no);
    builder.add(says("all", true)).after(yes, no).onAll();
    builder.add(says("all of one", true)).after(yes).onAll();
    assertThat(pass(builder.build("two"))).containsExactly("yes", "no", "all of one", "any");
  }

  @Test
  void aSystemThatSaysNothingAlwaysLeadsOn() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle always = builder.addAlways(() -> log.add("always"));
    builder.add(says("after", false)).after(always);
    assertThat(pass(builder.build("always"))).containsExactly("always", "after");
  }

  @Test
  void aPassServesWhereAHandlerIsTaken() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle a = builder.add(says("a", true));
    builder.add(says("b", true)).after(a);
    Scheduler scheduler = builder.build("pair");
    assertThat(scheduler.ran()).isZero();
    scheduler.handler().run("any event");
    assertThat(log).containsExactly("a", "b");
    assertThat(scheduler.ran()).isEqualTo(2);
    assertThat(scheduler.handler().name()).isEqualTo("pair");
  }

  @Test
  void nothingIsKeptFromOnePassToTheNext() {
    boolean[] answer = {true};
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle a =
        builder.add(
            () -> {
              log.add("a");
              return answer[0];
            });
    builder.add(says("b", true)).after(a);
    Scheduler scheduler = builder.build("pair");
    assertThat(pass(scheduler)).containsExactly("a", "b");
    answer[0] = false;
    assertThat(pass(scheduler)).containsExactly("a");
  }

  @Test
  void orderIsByWhatWasSaidThenByAdding() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle c = builder.add(says("c", true));
    SystemHandle b = builder.add(says("b", true)).before(c);
    SystemHandle d = builder.add(says("d", true));
    builder.add(says("a", true)).before(b, d);
    assertThat(pass(builder.build("order"))).containsExactly("a", "b", "d", "c");
  }

  @Test
  void sayingItTwiceSaysItOnce() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle a = builder.add(says("a", true));
    builder.add(says("b", true)).after(a, a).after(a);
    assertThat(pass(builder.build("twice"))).containsExactly("a", "b");
  }

  @Test
  void stagesRunWholeOrNotAtAll() {
    SchedulerBuilder builder = Scheduler.of(world);
    List<SystemHandle> first = List.of(builder.add(says("a", false)), builder.add(says("b", true)));
    List<SystemHandle> second =
        List.of(builder.add(says("c", false)), builder.add(says("d", false)));
    List<SystemHandle> third = List.of(builder.add(says("e", true)));
    builder.stages(List.of(first, second, third));
    assertThat(pass(builder.build("stages"))).containsExactly("a", "b", "c", "d");
  }

  @Test
  void moreThanSixtyFourSystemsRun() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle last = builder.add(says("0", true));
    for (int i = 1; i < 500; i++) {
      last = builder.add(says("" + i, i != 400)).after(last);
    }
    assertThat(pass(builder.build("long"))).hasSize(401).endsWith("399", "400");
  }

  @Test
  void aPassInSeveralMethodsIsMeasuredToo() {
    Stopwatch watch = new Stopwatch();
    SchedulerBuilder builder = Scheduler.of(world).measured(watch::read);
    SystemHandle last = builder.add(takes(watch, 1, true));
    for (int i = 1; i < 500; i++) {
      last = builder.add(takes(watch, 1 + i % 7, true)).after(last);
    }
    Scheduler scheduler = builder.build("long");
    pass(scheduler);
    assertThat(scheduler.report())
        .extracting(SystemReport::busyNanos)
        .isEqualTo(IntStream.range(0, 500).mapToObj(i -> 1L + i % 7).toList());
  }

  // ---- resources

  static boolean count(Res<Limits> limits, ResMut<Book> book, Local<int[]> mine) {
    if (mine.get() == null) {
      mine.set(new int[1]);
    }
    book.get().changes++;
    return ++mine.get()[0] < limits.get().max();
  }

  static boolean changed(Res<Book> book) {
    return book.get().changes > 0;
  }

  @Test
  void systemsHaveResourcesAndSeeWhatOthersDid() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle count = builder.add(SchedulerTest::changed);
    builder.add(SchedulerTest::changed).after(count);
    Scheduler scheduler = builder.build("book");
    assertThat(scheduler.run()).isEqualTo(1);
    world.res(Book.class).get().changes = 1;
    assertThat(scheduler.run()).isEqualTo(2);
  }

  static boolean unresolved(Res<Unknown> unknown) {
    return true;
  }

  @Test
  void whatIsWrongIsSaidTogether() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle a = builder.add(SchedulerTest::unresolved);
    SystemHandle b = builder.add(SchedulerTest::changed);
    SystemHandle c = builder.add(says("c", true)).after(b);
    b.after(c);
    builder.add(says("d", true)).after(c, a);
    assertThatThrownBy(() -> builder.build("desk"))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll(
            "scheduler desk can't be built: 2 problems",
            "system unresolved",
            "Unknown is not registered",
            "cycle detected: ",
            "changed → system 3")
        .satisfies(
            thrown ->
                assertThat(((BuildException) thrown).problems())
                    .extracting(Problem::kind)
                    .containsExactly(Problem.Kind.MISSING, Problem.Kind.CYCLE));
  }

  @Test
  void aSystemAfterItselfIsACircle() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle a = builder.add(SchedulerTest::changed);
    a.after(a);
    assertThatThrownBy(() -> builder.build("desk")).hasMessageContaining("changed → changed");
  }

  @Test
  void aSystemOfAnotherSchedulerIsRefused() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle a = builder.add(says("a", true));
    SystemHandle foreign = Scheduler.of(world).add(says("b", true));
    assertThatThrownBy(() -> a.after(foreign)).isInstanceOf(ForeignHandleException.class);
    assertThatThrownBy(() -> a.before(foreign)).isInstanceOf(ForeignHandleException.class);
    assertThatThrownBy(() -> builder.stages(List.of(List.of(a), List.of(foreign))))
        .isInstanceOf(ForeignHandleException.class);
  }

  @Test
  void onceBuiltNothingCanBeSaidAnyMore() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle a = builder.add(says("a", true));
    SystemHandle b = builder.add(says("b", true));
    builder.build("desk");
    assertThatIllegalStateException().isThrownBy(() -> a.after(b)).withMessageContaining("built");
    assertThatIllegalStateException().isThrownBy(() -> builder.add(says("c", true)));
    assertThatIllegalArgumentException().isThrownBy(() -> Scheduler.of(world).build(" "));
  }

  // ---- failures

  @Test
  void whatASystemThrowsEndsThePassAndNamesIt() {
    boolean[] fails = {true};
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle a =
        builder.add(
            () -> {
              log.add("a");
              if (fails[0]) {
                throw new IllegalStateException("no");
              }
              return true;
            });
    builder.add(says("b", true)).after(a);
    builder.add(says("c", true));
    Scheduler scheduler = builder.build("desk");
    assertThatThrownBy(scheduler::run)
        .hasMessage("no")
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown))
                    .extracting(Throwable::getMessage)
                    .containsExactly("in step system 1 of scheduler desk"));
    assertThat(log).containsExactly("a");
    fails[0] = false;
    assertThat(pass(scheduler)).containsExactly("a", "c", "b");
  }

  // ---- asking

  @Test
  void countsAreKeptWhereTheyAreAskedFor() {
    SchedulerBuilder builder = Scheduler.of(world).counting();
    SystemHandle a = builder.add(says("a", false));
    builder.add(SchedulerTest::changed).after(a);
    Scheduler scheduler = builder.build("desk");
    scheduler.run();
    scheduler.run();
    assertThat(scheduler.report())
        .containsExactly(
            new SystemReport("system 1", 2, 0, 0, 0), new SystemReport("changed", 0, 2, 0, 0));
    SchedulerBuilder silent = Scheduler.of(world);
    silent.add(says("a", false));
    assertThatIllegalStateException()
        .isThrownBy(() -> silent.build("silent").report())
        .withMessageContaining("counting() or measured(…)");
  }

  /** A clock that a test moves by hand, and the systems that take so long by it. */
  private static final class Stopwatch {
    long now = Long.MAX_VALUE; // it may wrap around
    int readings;

    long read() {
      readings++;
      return now;
    }
  }

  private Check0 takes(Stopwatch watch, long nanos, boolean answer) {
    return () -> {
      log.add("system");
      watch.now += nanos;
      return answer;
    };
  }

  @Test
  void systemsAreMeasuredWhereThatIsAskedFor() {
    Stopwatch watch = new Stopwatch();
    boolean[] answer = {true};
    SchedulerBuilder builder = Scheduler.of(world).measured(watch::read);
    SystemHandle first =
        builder
            .add(
                () -> {
                  log.add("first");
                  watch.now += answer[0] ? 5 : 9;
                  return answer[0];
                })
            .named("first");
    SystemHandle second = builder.add(takes(watch, 70, true)).named("second").after(first);
    builder.addAlways(() -> log.add("third")).after(second);
    Scheduler scheduler = builder.build("desk");
    pass(scheduler);
    answer[0] = false;
    watch.now += 1_000; // between the passes
    pass(scheduler);
    assertThat(scheduler.report())
        .containsExactly(
            new SystemReport("first", 2, 0, 14, 9),
            new SystemReport("second", 1, 1, 70, 70),
            new SystemReport("system 3", 1, 1, 0, 0));
    assertThat(watch.readings).as("once a pass and once a system that ran").isEqualTo(2 + 4);
    scheduler.runUntilStable(1);
    assertThat(scheduler.report().get(0)).isEqualTo(new SystemReport("first", 3, 0, 23, 9));
  }

  @Test
  void aRunThatFailsIsCountedAndNotMeasured() {
    Stopwatch watch = new Stopwatch();
    boolean[] fails = {true};
    SchedulerBuilder builder = Scheduler.of(world).measured(watch::read);
    builder
        .addAlways(
            () -> {
              watch.now += 3;
              if (fails[0]) {
                throw new IllegalStateException("no");
              }
            })
        .named("first");
    builder.add(takes(watch, 4, true)).named("second");
    Scheduler scheduler = builder.build("desk");
    assertThatThrownBy(scheduler::run).hasMessage("no");
    fails[0] = false;
    scheduler.run();
    assertThat(scheduler.report())
        .containsExactly(
            new SystemReport("first", 2, 0, 3, 3), new SystemReport("second", 1, 0, 4, 4));
  }

  @Test
  void aSystemMayHaveANameOfItsOwn() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle a = builder.add(SchedulerTest::changed).named("theo");
    assertThat(a).hasToString("system theo");
    assertThat(builder.build("desk").graph().toText()).contains("0 system theo; reads");
    assertThatIllegalStateException().isThrownBy(() -> a.named("late"));
    SystemHandle b = Scheduler.of(world).add(SchedulerTest::changed);
    assertThatIllegalArgumentException().isThrownBy(() -> b.named(" "));
  }

  @Test
  void passesGoOnUntilNothingChanges() {
    int[] left = {3};
    SchedulerBuilder builder = Scheduler.of(world);
    builder.addAlways(() -> log.add("always"));
    builder.add(() -> left[0]-- > 0);
    Scheduler scheduler = builder.build("desk");
    assertThat(scheduler.runUntilStable(2)).isFalse();
    assertThat(scheduler.runUntilStable(5)).isTrue();
    assertThat(log).hasSize(4);
    assertThatIllegalArgumentException().isThrownBy(() -> scheduler.runUntilStable(0));
  }

  static boolean write(ResMut<Book> book) {
    return true;
  }

  @Test
  void anOrderThatNobodySaidIsFoundAndMayBeAnError() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle write = builder.add(SchedulerTest::write);
    SystemHandle between = builder.add(says("between", true)).after(write);
    builder.add(SchedulerTest::changed).after(between);
    assertThat(builder.build("ordered").lint()).isEmpty();

    SchedulerBuilder racing = Scheduler.of(world);
    racing.add(SchedulerTest::write);
    racing.add(SchedulerTest::changed);
    racing.add(SchedulerTest::changed);
    assertThat(racing.build("racing").lint())
        .hasSize(2)
        .allSatisfy(
            found ->
                assertThat(found.toString())
                    .contains("write and changed share", "Book", "say changed.after(write)"));

    SchedulerBuilder strict = Scheduler.of(world).strict();
    strict.add(SchedulerTest::write);
    strict.add(SchedulerTest::write);
    assertThatThrownBy(() -> strict.build("strict"))
        .hasMessageContaining("nobody says which runs first");
  }

  @Test
  void theGraphShowsWhichRunsAfterWhich() {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle write = builder.add(SchedulerTest::write);
    builder.add(SchedulerTest::changed).after(write).onAll();
    Scheduler scheduler = builder.build("desk");
    assertThat(scheduler.graph().toText())
        .contains(
            "scheduler desk",
            "0 system write; writes SchedulerTest.Book",
            "1 system on all changed; reads SchedulerTest.Book ← 0");
    assertThat(scheduler).hasToString("scheduler desk (2 systems)");
    assertThat(scheduler.name()).isEqualTo("desk");
  }

  // ---- against brute force

  @TestFactory
  List<DynamicTest> randomGraphsRunAsTheRuleSays() {
    return LongStream.of(1, 42, new Random().nextLong())
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> compare(seed)))
        .toList();
  }

  private void compare(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      int size = 1 + random.nextInt(40);
      boolean[] answers = new boolean[size];
      boolean[] all = new boolean[size];
      SchedulerBuilder builder = Scheduler.of(world);
      List<SystemHandle> handles = new ArrayList<>();
      Map<Integer, List<Integer>> before =
          IntStream.range(0, size)
              .boxed()
              .collect(Collectors.toMap(n -> n, n -> new ArrayList<>()));
      for (int n = 0; n < size; n++) {
        int number = n;
        handles.add(
            builder.add(
                () -> {
                  log.add("" + number);
                  return answers[number];
                }));
      }
      edges(random, handles, before, all);
      Scheduler scheduler = builder.build("random");
      for (int passes = 0; passes < 5; passes++) {
        for (int n = 0; n < size; n++) {
          answers[n] = random.nextInt(3) > 0;
        }
        List<String> ran = List.copyOf(pass(scheduler));
        assertThat(ran)
            .as("graph %s of seed %s: %s, answers %s", i, seed, before, Arrays.toString(answers))
            .containsExactlyInAnyOrderElementsOf(expected(before, answers, all));
        for (int n = 0; n < size; n++) {
          int place = ran.indexOf("" + n);
          for (int other : before.get(n)) {
            assertThat(place < 0 || ran.indexOf("" + other) < place).isTrue();
          }
        }
      }
    }
  }

  /** Edges lead up in some random order of the systems, so that there is no circle. */
  private static void edges(
      Random random,
      List<SystemHandle> handles,
      Map<Integer, List<Integer>> before,
      boolean[] all) {
    List<Integer> order = new ArrayList<>(before.keySet());
    java.util.Collections.shuffle(order, random);
    for (int later = 1; later < order.size(); later++) {
      for (int edge = random.nextInt(4); edge > 0; edge--) {
        int from = order.get(random.nextInt(later));
        handles.get(order.get(later)).after(handles.get(from));
        before.get(order.get(later)).add(from);
      }
      if (random.nextInt(4) == 0) {
        handles.get(order.get(later)).onAll();
        all[order.get(later)] = true;
      }
    }
  }

  private static List<String> expected(
      Map<Integer, List<Integer>> before, boolean[] answers, boolean[] all) {
    return before.keySet().stream()
        .filter(n -> runs(n, before, answers, all))
        .map(String::valueOf)
        .toList();
  }

  private static boolean runs(
      int n, Map<Integer, List<Integer>> before, boolean[] answers, boolean[] all) {
    List<Integer> others = before.get(n);
    if (others.isEmpty()) {
      return true;
    }
    return all[n]
        ? others.stream().allMatch(o -> answers[o] && runs(o, before, answers, all))
        : others.stream().anyMatch(o -> answers[o] && runs(o, before, answers, all));
  }

  @Test
  @org.junit.jupiter.api.Tag("compiled")
  void aPassAllocatesNothing() {
    int[] turn = new int[1];
    SchedulerBuilder builder = Scheduler.of(world).measured(() -> turn[0]);
    SystemHandle last = builder.add(() -> turn[0]++ % 3 != 0);
    for (int i = 0; i < 20; i++) {
      int number = i;
      last = builder.add(() -> (turn[0] + number) % 5 != 0).after(last);
    }
    Scheduler scheduler = builder.build("desk");
    assertThat(Memory.allocatedPerRun(scheduler::run)).isZero();
  }
}
