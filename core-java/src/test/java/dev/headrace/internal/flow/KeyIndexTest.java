package dev.headrace.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyIndexTest {
  enum Side {
    BUY,
    SELL {
      @Override
      public String toString() {
        return "sell";
      }
    }
  }

  @Test
  void constantsOfAnEnumAreFoundAlsoThoseWithABody() {
    KeyIndex index = KeyIndex.among(List.of(List.of(Side.SELL), List.of(Side.BUY)));
    assertThat(index.of(Side.SELL)).isZero();
    assertThat(index.of(Side.BUY)).isEqualTo(1);
    assertThat(index.of(TimeUnit.NANOSECONDS)).isEqualTo(KeyIndex.NONE);
    assertThat(index.of("BUY")).isEqualTo(KeyIndex.NONE);
  }

  @Test
  void constantsThatNoCaseHasAreNotFound() {
    KeyIndex index = KeyIndex.among(List.of(List.of(TimeUnit.DAYS, TimeUnit.HOURS)));
    assertThat(index.of(TimeUnit.HOURS)).isZero();
    assertThat(index.of(TimeUnit.SECONDS)).isEqualTo(KeyIndex.NONE);
  }

  @Test
  void anAnswerIsFoundIfACaseHasIt() {
    KeyIndex index = KeyIndex.among(List.of(List.of(false)));
    assertThat(index.of(false)).isZero();
    assertThat(index.of(true)).isEqualTo(KeyIndex.NONE);
    assertThat(index.of("true")).isEqualTo(KeyIndex.NONE);
  }

  @Test
  void otherKeysAreFoundByEquality() {
    List<List<Integer>> cases = IntStream.range(0, 1_000).mapToObj(List::of).toList();
    KeyIndex index = KeyIndex.among(cases);
    for (int i = 0; i < cases.size(); i++) {
      assertThat(index.of(i)).isEqualTo(i);
    }
    assertThat(index.of(1_000)).isEqualTo(KeyIndex.NONE);
    assertThat(index.of(1L)).isEqualTo(KeyIndex.NONE);
  }

  @Test
  void theFirstOfTwoCasesWithAKeyIsFound() {
    KeyIndex index = KeyIndex.among(List.of(List.of("a"), List.of("b", "a")));
    assertThat(index.of("a")).isZero();
    assertThat(index.of("b")).isEqualTo(1);
  }

  @Test
  void aSwitchWithoutCasesIsRefused() {
    Variable key = new Variable(0, Kind.VALUE);
    Origin origin = new Origin("pipeline orders", "select");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Instruction.Switch(origin, k -> 0, key, List.of(), Block.EMPTY))
        .withMessageContaining("step select of pipeline orders");
  }
}
