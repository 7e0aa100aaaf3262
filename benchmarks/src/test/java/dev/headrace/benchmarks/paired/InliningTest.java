package dev.headrace.benchmarks.paired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.benchmarks.paired.Inlining.Log;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InliningTest {
  @Test
  void aLogSaysWhatIsInlinedAndWhatIsLeft() {
    Log log =
        Log.of(
            """
                 90   70    b  3       dev.headrace.internal.flow.Flow/0x0000::run (9 bytes)
                     @ 3   a.Other::call (500 bytes)   no static binding
                100   76    b  4       dev.headrace.internal.flow.Flow/0x0000::run (9 bytes)
                101   70       3       dev.headrace.internal.flow.Flow/0x0000::run (9 bytes)   made not entrant
               !   @ 1   dev.headrace.internal.flow.Flow/0x0000::body0 (120 bytes)   inline (hot)
                     @ 7   a.Step$$Lambda$3/0x00007f::apply (10 bytes)   inline (hot)
                       @ 1   a.Typed::function (5 bytes)   accessor
                       @ 4   java.lang.Math::min (12 bytes)   (intrinsic)
                       @ 9   a.Big::call (500 bytes)   too big
                     @ 9   kotlin.Function1::invoke (0 bytes)   virtual call
            something else
            """
                .lines());
    assertThat(log.inlined()).isEqualTo(4);
    assertThat(log.left())
        .containsExactly("a.Big::call: too big", "kotlin.Function1::invoke: virtual call");
    assertThat(log.leftBeside(log)).isEmpty();
  }

  /** The rest is for {@code benchmarks/paired kotlin --inlining} to say. */
  @ParameterizedTest
  @ValueSource(strings = {"resources-5-lambdas", "references-5"})
  void aFlowFromKotlinHasNoCallLeftThatItsTwinHasNot(String name) {
    Log kotlin = Inlining.log(name, "kotlin");
    Log java = Inlining.log(name, "java");
    assertThat(kotlin.inlined()).isGreaterThan(java.inlined());
    assertThat(java.inlined()).isGreaterThan(5);
    assertThat(kotlin.leftBeside(java)).isEmpty();
  }
}
