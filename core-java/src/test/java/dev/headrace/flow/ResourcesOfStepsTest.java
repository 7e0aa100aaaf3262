package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Handler;
import dev.headrace.function.Step1;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every function of a flow can take a resource, and those that are used most can take two. */
class ResourcesOfStepsTest {
  record Limits(int max) {}

  record Total(int value) {}

  private static final Set<String> TAKE_TWO =
      Set.of(
          "then",
          "thenNullable",
          "guard",
          "tap",
          "check",
          "end",
          "attempt",
          "onError",
          "onAbsent",
          "root");

  private final World world = World.builder().add(new Limits(10)).add(new Total(5)).build();
  private final List<Object> log = new ArrayList<>();

  private void note(Object seen) {
    log.add(seen);
  }

  private List<Object> of(End<Integer> end, Integer... events) {
    log.clear();
    Handler<Integer> handler = end.build("sample");
    for (Integer event : events) {
      handler.run(event);
    }
    return List.copyOf(log);
  }

  private Pipe<Integer, Integer> begin() {
    return Pipeline.of(world, Integer.class);
  }

  // ---- the rule

  @TestFactory
  Stream<DynamicTest> everyFunctionCanTakeAResource() {
    return Stream.of(
            Pipe.class,
            MaybePipe.class,
            Fallible.class,
            ResultPipe.class,
            MaybeResultPipe.class,
            BoolPipe.class,
            View.class,
            Select.class,
            Splat2.class,
            Splat3.class,
            Splat4.class,
            Splat5.class,
            Fork0.class,
            Fork1.class,
            Fork2.class,
            Fork3.class,
            Fork4.class,
            Fork5.class,
            Fork6.class,
            Fork7.class,
            Fork8.class,
            Dag.class)
        .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> check(type)));
  }

  private static void check(Class<?> type) {
    Map<String, Set<Integer>> places = new TreeMap<>();
    for (Method method : type.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        for (int i = 0; i < method.getParameterCount(); i++) {
          Class<?> parameter = method.getParameterTypes()[i];
          if (parameter.getPackage() == Step1.class.getPackage()) {
            String place = method.getName() + " " + method.getParameterCount() + "/" + i;
            places.computeIfAbsent(place, none -> new TreeSet<>()).add(arity(parameter));
          }
        }
      }
    }
    assertThat(places).isNotEmpty();
    places.forEach(
        (place, arities) -> {
          int least = arities.iterator().next();
          assertThat(arities).as(place).contains(least + 1);
          if (TAKE_TWO.contains(place.substring(0, place.indexOf(' ')))) {
            assertThat(arities).as(place).contains(least + 2);
          }
        });
  }

  private static int arity(Class<?> function) {
    return Arrays.stream(function.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .findFirst()
        .orElseThrow()
        .getParameterCount();
  }

  // ---- the functions that are called

  static int tens(Res<Limits> limits, Integer n) {
    return n / limits.get().max();
  }

  @Test
  void whatDedupComparesIsTakenWithAResource() {
    assertThat(of(begin().dedupBy(ResourcesOfStepsTest::tens).end(this::note), 1, 2, 11, 12, 1))
        .containsExactly(1, 11, 1);
    assertThat(
            of(
                begin().guard(n -> n > 1).dedupBy(ResourcesOfStepsTest::tens).end(this::note),
                1,
                2,
                3,
                11))
        .containsExactly(2, 11);
  }

  static boolean isTens(Res<Limits> limits, Res<Total> total, Integer tens) {
    return tens * limits.get().max() > total.get().value();
  }

  static void count(Res<Limits> limits, ResMut<Total> total, Integer tens) {
    total.update(t -> new Total(t.value() + tens * limits.get().max()));
  }

  @Test
  void aViewIsMadeWithAResourceAndItsStepsTakeTwo() {
    assertThat(
            of(
                begin()
                    .view(ResourcesOfStepsTest::tens)
                    .guard(ResourcesOfStepsTest::isTens)
                    .tap(ResourcesOfStepsTest::count)
                    .endViewGuarded()
                    .end(this::note),
                3,
                21))
        .containsExactly(21);
    assertThat(world.res(Total.class).get().value()).isEqualTo(25);
  }

  @Test
  void aChoiceTakesItsKeyAndWhatItsArmsGetWithAResource() {
    assertThat(
            of(
                begin()
                    .select(ResourcesOfStepsTest::tens)
                    .project(ResourcesOfStepsTest::tens)
                    .when(2, a -> a.end(this::note))
                    .otherwise(b -> b.end(n -> log.add("other " + n))),
                21,
                7))
        .containsExactly(2, "other 7");
  }

  static String none(Res<Limits> limits) {
    return "none of " + limits.get().max();
  }

  @Test
  void anErrorForAnAbsentValueIsMadeWithAResource() {
    assertThat(
            of(
                begin()
                    .guard(n -> n > 1)
                    .orFailGet(ResourcesOfStepsTest::none)
                    .onError(this::note)
                    .end(this::note),
                1,
                2))
        .containsExactly("none of 10", 2);
  }

  static Tuple2<Integer, Integer> two(Res<Limits> limits, Integer n) {
    return new Tuple2<>(n, limits.get().max());
  }

  static Tuple3<Integer, Integer, Integer> three(Res<Limits> limits, Integer n) {
    return new Tuple3<>(n, n, limits.get().max());
  }

  static Tuple4<Integer, Integer, Integer, Integer> four(Res<Limits> limits, Integer n) {
    return new Tuple4<>(n, n, n, limits.get().max());
  }

  static Tuple5<Integer, Integer, Integer, Integer, Integer> five(Res<Limits> limits, Integer n) {
    return new Tuple5<>(n, n, n, n, limits.get().max());
  }

  static int add2(Res<Limits> limits, Res<Total> total, Integer a, Integer b) {
    return a + b + limits.get().max() + total.get().value();
  }

  static int add3(Res<Limits> limits, Res<Total> total, Integer a, Integer b, Integer c) {
    return a + add2(limits, total, b, c);
  }

  static int add4(
      Res<Limits> limits, Res<Total> total, Integer a, Integer b, Integer c, Integer d) {
    return a + add3(limits, total, b, c, d);
  }

  static int add5(
      Res<Limits> limits, Res<Total> total, Integer a, Integer b, Integer c, Integer d, Integer e) {
    return a + add4(limits, total, b, c, d, e);
  }

  @Test
  void tuplesAreMadeWithAResourceAndTakenWithTwo() {
    Pipe<Integer, Integer> begin = begin();
    End<Integer> two =
        begin.splat2(ResourcesOfStepsTest::two).then(ResourcesOfStepsTest::add2).end(this::note);
    End<Integer> three =
        begin.splat3(ResourcesOfStepsTest::three).then(ResourcesOfStepsTest::add3).end(this::note);
    End<Integer> four =
        begin.splat4(ResourcesOfStepsTest::four).then(ResourcesOfStepsTest::add4).end(this::note);
    End<Integer> five =
        begin.splat5(ResourcesOfStepsTest::five).then(ResourcesOfStepsTest::add5).end(this::note);
    assertThat(of(two, 1)).containsExactly(26);
    assertThat(of(three, 1)).containsExactly(27);
    assertThat(of(four, 1)).containsExactly(28);
    assertThat(of(five, 1)).containsExactly(29);
  }

  static int all(Res<Limits> limits, List<Integer> given) {
    return given.size() * limits.get().max();
  }

  @Test
  void anyNumberOfArmsIsMergedWithAResource() {
    assertThat(
            of(
                begin()
                    .fork()
                    .mergeAll(
                        List.of(a -> a, b -> b.then(n -> n + 1), c -> c), ResourcesOfStepsTest::all)
                    .end(this::note),
                1))
        .containsExactly(30);
  }

  static int rooted(Res<Limits> limits, Res<Total> total, Integer n) {
    return n + limits.get().max() + total.get().value();
  }

  @Test
  void aRootTakesTwoResources() {
    Dag<Integer> dag = Dag.of(world, Integer.class);
    dag.root(ResourcesOfStepsTest::rooted).tap(this::note);
    dag.build("roots").run(1);
    assertThat(log).containsExactly(16);
  }

  @Test
  void inAContextThatOneIsTheContextForALambda() {
    ContextPipeline.build(
            "orders",
            ContextPipeline.of(world, String.class, Integer.class)
                .dedupBy((String user, Integer n) -> user)
                .end((String user, Integer n) -> note(user + n)))
        .run("ann", 1);
    assertThat(log).containsExactly("ann1");
  }
}
