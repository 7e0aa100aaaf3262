package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.testsupport.Memory;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BatchPipelineTest extends BatchContract<Integer> {
  @Override
  Pipe<Integer, Integer> begin() {
    return Pipeline.of(world, Integer.class);
  }

  @Override
  Batch<Integer> build(End<Integer> end, String name, int capacity) {
    return end.buildBatch(name, capacity);
  }

  @Override
  void onItemError(Batch<Integer> batch, BiConsumer<Integer, Throwable> listener) {
    assertThat(((BatchPipeline<Integer>) batch).onItemError(listener)).isSameAs(batch);
  }

  @Override
  int run(Batch<Integer> batch) {
    return ((BatchPipeline<Integer>) batch).run();
  }

  @Test
  @Tag("compiled")
  void addingAndRunningAllocatesNothing() {
    int[] sum = new int[1];
    BatchPipeline<String> batch =
        Pipeline.of(world, String.class)
            .guard(s -> s.length() > 1)
            .end(s -> sum[0] += s.length())
            .buildBatch("s", 8);
    assertThat(
            Memory.allocatedPerRun(
                () -> {
                  batch.add("a");
                  batch.add("bc");
                  batch.run();
                }))
        .isZero();
  }
}
