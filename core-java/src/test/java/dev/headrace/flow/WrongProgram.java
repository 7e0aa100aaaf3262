package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.testsupport.Compilation;
import dev.headrace.testsupport.Compilation.Objection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A program that must not compile, beside one that must.
 *
 * @param name what the right one does and the wrong one does not
 * @param right statements that compile
 * @param wrong statements that do not
 * @param at where javac points in the wrong ones
 * @param says a part of what it says
 */
record WrongProgram(String name, String right, String wrong, String at, String says) {
  /** What programs are written in: a stage of each kind, and functions to give them. */
  private static final String TEMPLATE =
      """
      import dev.headrace.*;
      import dev.headrace.flow.*;
      import dev.headrace.world.*;
      import java.io.IOException;
      import java.util.*;
      import java.util.concurrent.TimeoutException;

      abstract class %s {
        record Limits(int max) {}
        record Order(int quantity) {}

        World world;
        Order order;
        Handler<Order> orders;
        Handler<String> texts;
        Pipe<Order, Order> pipe;
        MaybePipe<Order, Order> maybe;
        ResultPipe<Order, Order, String> result;
        MaybeResultPipe<Order, Order, String> maybeResult;
        BoolPipe<Order> yes;
        End<Order> end;
        View<Order, Order, Integer> view;
        Dag<Order> dag;
        Dag<String> other;

        static void onOrder(Res<Limits> limits, Order order) {}
        static void backwards(Order order, Res<Limits> limits) {}
        static void raise(ResMut<Limits> limits, Order order) {}
        static int quantity(Order order) { return 1; }
        static int length(String text) { return 1; }
        static boolean big(Order order) { return true; }
        static Order read(Order order) throws IOException { return order; }
        static Result<Order, String> route(Order order) { return Result.ok(order); }
        static Result<Order, Integer> coded(Order order) { return Result.ok(order); }
        static Order both(Order one, Order two) { return one; }
        static Order mixed(Order one, String two) { return one; }

        void program() {
          %s
        }
      }
      """;

  /** A test for each program; all of them are compiled at once. */
  static Stream<DynamicTest> tests(List<WrongProgram> programs) {
    Compilation right = compile(programs, WrongProgram::right);
    Compilation wrong = compile(programs, WrongProgram::wrong);
    return IntStream.range(0, programs.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    programs.get(i).name(),
                    () ->
                        programs
                            .get(i)
                            .check(
                                right.objections("Sample" + i), wrong.objections("Sample" + i))));
  }

  private void check(List<Objection> toRight, List<Objection> toWrong) {
    assertThat(toRight).as(right).isEmpty();
    assertThat(toWrong)
        .as(wrong)
        .singleElement()
        .satisfies(
            objection -> {
              assertThat(objection.text()).contains(says);
              assertThat(objection.at().replaceAll("Sample\\d+", "Sample")).isEqualTo(at);
            });
  }

  private static Compilation compile(
      List<WrongProgram> programs, Function<WrongProgram, String> statements) {
    return Compilation.of(
        IntStream.range(0, programs.size())
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> "Sample" + i,
                    i -> {
                      String name = "Sample" + i;
                      String body = statements.apply(programs.get(i));
                      return TEMPLATE.formatted(name, body.replace("Sample::", name + "::"));
                    })));
  }
}
