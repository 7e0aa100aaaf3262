package dev.headrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HandlerTest {
  private final List<Object> seen = new ArrayList<>();

  @Test
  void runsItsFunctionOncePerEventInOrder() {
    Handler<String> handler = Handler.of("collector", seen::add);
    handler.run("a");
    handler.run("b");
    assertThat(seen).containsExactly("a", "b");
  }

  @Test
  void runsOnTheCallersThreadBeforeRunReturns() {
    Handler<String> handler = Handler.of(event -> seen.add(Thread.currentThread()));
    handler.run("a");
    assertThat(seen).containsExactly(Thread.currentThread());
  }

  @Test
  void takesAFunctionOfAWiderType() {
    Consumer<Object> anything = seen::add;
    Handler<Integer> handler = Handler.of(anything);
    handler.run(1);
    assertThat(seen).containsExactly(1);
  }

  @Test
  void whatTheFunctionThrowsReachesTheCallerAsItIsAndTheHandlerStaysUsable() {
    var failure = new IllegalStateException("no market");
    Handler<String> handler =
        Handler.of(
            event -> {
              seen.add(event);
              if (event.equals("bad")) {
                throw failure;
              }
            });
    assertThatThrownBy(() -> handler.run("bad")).isSameAs(failure);
    handler.run("good");
    assertThat(seen).containsExactly("bad", "good");
  }

  @Test
  void mayRunItself() {
    var handlers = new ArrayList<Handler<Integer>>();
    Handler<Integer> countdown =
        Handler.of(
            n -> {
              seen.add(n);
              if (n > 0) {
                handlers.get(0).run(n - 1);
              }
              seen.add(-n);
            });
    handlers.add(countdown);
    countdown.run(2);
    assertThat(seen).containsExactly(2, 1, 0, 0, -1, -2);
  }

  @Test
  void hasTheNameItWasGiven() {
    assertThat(Handler.of("risk", seen::add).name()).isEqualTo("risk");
    assertThat(Handler.of("risk", seen::add)).hasToString("risk");
  }

  @Test
  void isUnnamedWithoutAName() {
    assertThat(Handler.of(seen::add).name()).isEqualTo("<unnamed>");
    assertThat(
            new Handler<String>() {
              @Override
              public void run(String event) {}
            })
        .hasToString("<unnamed>");
  }

  @Test
  void twoHandlersOfOneFunctionAreNotEqual() {
    Consumer<Object> function = seen::add;
    assertThat(Handler.of(function)).isNotEqualTo(Handler.of(function));
  }

  @Test
  void refusesABlankNameAndSaysWhatToDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Handler.of("  ", seen::add))
        .withMessageContaining("must not be blank")
        .withMessageContaining("leave the name out");
  }

  @Test
  @SuppressWarnings("NullAway")
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> Handler.of(null)).withMessage("action");
    assertThatNullPointerException()
        .isThrownBy(() -> Handler.of(null, seen::add))
        .withMessage("name");
  }
}
