package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.FailedStep;
import dev.headrace.Handler;
import dev.headrace.NullResultException;
import dev.headrace.function.Step1;
import dev.headrace.testsupport.Memory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Handlers behind a function that makes events fit. */
class AdaptTest {
  record Order(int quantity) {}

  private final List<Object> seen = new ArrayList<>();
  private final Handler<Order> onOrder = Handler.of("onOrder", seen::add);

  static Order parse(String text) {
    return new Order(Integer.parseInt(text));
  }

  static @Nullable Order parseIfNumber(String text) {
    return text.isEmpty() ? null : parse(text);
  }

  @Test
  void mappingHandsOnWhatTheFunctionMakes() {
    Handler<String> texts = Adapt.map(AdaptTest::parse, onOrder);
    texts.run("3");
    texts.run("4");
    assertThat(seen).containsExactly(new Order(3), new Order(4));
  }

  @Test
  void theFunctionMayTakeMoreAndTheHandlerToo() {
    Step1<Object, Order> size = text -> new Order(text.toString().length());
    Handler<Object> anything = Handler.of(seen::add);
    Handler<String> texts = Adapt.map(size, anything);
    texts.run("three");
    assertThat(seen).containsExactly(new Order(5));
  }

  @Test
  void mappingToNullNamesTheStepAndTheHandlerIsNotCalled() {
    Handler<String> texts = Adapt.map(AdaptTest::parseIfNumber, onOrder);
    assertThatThrownBy(() -> texts.run(""))
        .isInstanceOf(NullResultException.class)
        .hasMessageContaining("step parseIfNumber of map onOrder gave null");
    assertThat(seen).isEmpty();
  }

  @Test
  void decodingToNullDoesNotCallTheHandler() {
    Handler<String> texts = Adapt.decode(AdaptTest::parseIfNumber, onOrder);
    texts.run("1");
    texts.run("");
    texts.run("2");
    assertThat(seen).containsExactly(new Order(1), new Order(2));
  }

  @Test
  void aDecoderMayKeepPartsUntilTheyAreWhole() {
    StringBuilder parts = new StringBuilder();
    Step1<String, @Nullable Order> decoder =
        part -> {
          parts.append(part);
          if (!part.endsWith(";")) {
            return null;
          }
          Order whole = parse(parts.substring(0, parts.length() - 1));
          parts.setLength(0);
          return whole;
        };
    Handler<String> texts = Adapt.decode(decoder, onOrder);
    List.of("1", "2;", "3;").forEach(texts::run);
    assertThat(seen).containsExactly(new Order(12), new Order(3));
  }

  @Test
  void copyingMakesACopyForEveryEvent() {
    List<int[]> copies = new ArrayList<>();
    Handler<int[]> changing =
        Handler.of(
            "changing",
            event -> {
              event[0]++;
              copies.add(event);
            });
    int[] event = {1};
    Handler<int[]> twice =
        FanOut.of(
            "twice", Adapt.copying(int[]::clone, changing), Adapt.copying(int[]::clone, changing));
    twice.run(event);
    assertThat(event).containsExactly(1);
    assertThat(copies).hasSize(2).allMatch(copy -> copy[0] == 2);
    assertThat(copies.get(0)).isNotSameAs(copies.get(1));
  }

  @Test
  void copyingToNullIsAFailure() {
    Step1<Order, Order> forgetful = order -> null;
    assertThatThrownBy(() -> Adapt.copying(forgetful, onOrder).run(new Order(1)))
        .isInstanceOf(NullResultException.class)
        .hasMessageContaining("step copying of copying onOrder gave null");
  }

  @Test
  void theNameIsThatOfTheHandler() {
    assertThat(Adapt.map(AdaptTest::parse, onOrder).name()).isEqualTo("onOrder");
    assertThat(Adapt.decode(AdaptTest::parseIfNumber, onOrder).name()).isEqualTo("onOrder");
    assertThat(Adapt.copying((Order order) -> order, onOrder).name()).isEqualTo("onOrder");
  }

  @Test
  void theGraphShowsTheFunction() {
    assertThat(Adapt.map(AdaptTest::parse, onOrder).graph().toText())
        .isEqualTo("map onOrder\n  0 map parse\n  1 handler onOrder ← 0\n");
    assertThat(Adapt.decode(AdaptTest::parseIfNumber, onOrder).graph().toText())
        .isEqualTo(
            "decode onOrder\n  0 decode parseIfNumber\n  1 handler onOrder ← 0 if present\n");
  }

  @Test
  void whatEitherThrowsReachesTheCallerWithTheNameOfTheStep() {
    assertThatThrownBy(() -> Adapt.map(AdaptTest::parse, onOrder).run("three"))
        .isInstanceOf(NumberFormatException.class)
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown))
                    .singleElement()
                    .hasToString("dev.headrace.FailedStep: in step parse of map onOrder"));
    Handler<Order> refusing =
        Handler.of(
            "refusing",
            order -> {
              throw new IllegalStateException("over the limit");
            });
    assertThatThrownBy(() -> Adapt.decode(AdaptTest::parse, refusing).run("3"))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown))
                    .singleElement()
                    .hasToString("dev.headrace.FailedStep: in step refusing of decode refusing"));
  }

  @Test
  @Tag("compiled")
  void runningAllocatesNothingOfItsOwn() {
    int[] sum = new int[1];
    Order order = new Order(1);
    Handler<Order> adding = Handler.of(event -> sum[0] += event.quantity());
    Handler<String> mapped = Adapt.map((String text) -> order, adding);
    Handler<String> decoded = Adapt.decode((String text) -> text.isEmpty() ? null : order, adding);
    assertThat(Memory.allocatedPerRun(() -> mapped.run("1"))).isZero();
    assertThat(Memory.allocatedPerRun(() -> decoded.run("1"))).isZero();
    assertThat(Memory.allocatedPerRun(() -> decoded.run(""))).isZero();
  }
}
