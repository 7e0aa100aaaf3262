package dev.headrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OverflowTest {
  @Test
  void saysItsPolicyAndCapacity() {
    assertThat(Overflow.dropOldest(64)).hasToString("dropOldest(64)");
    assertThat(Overflow.dropLatest(1)).hasToString("dropLatest(1)");
    assertThat(Overflow.fail(8)).hasToString("fail(8)");
    assertThat(Overflow.fail(8)).isEqualTo(new Overflow(Overflow.Policy.FAIL, 8));
  }

  @Test
  void aBufferForNothingIsRefused() {
    for (int capacity : new int[] {0, -1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Overflow.dropOldest(capacity))
          .withMessageContaining("give it a capacity of 1 or more");
    }
  }
}
