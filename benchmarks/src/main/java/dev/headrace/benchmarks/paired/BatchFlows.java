package dev.headrace.benchmarks.paired;

import dev.headrace.benchmarks.paired.FlowSteps.Tick;
import dev.headrace.flow.BatchPipeline;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;

/** Events that are added to a buffer, a hundred at a time, and run together. */
final class BatchFlows {
  private static final int BATCH = 100;

  private BatchFlows() {}

  static Case five(Tick[] events) {
    return Case.of("batch-5", 1.05, () -> byHand(events), () -> ours(events))
        .inPassesOf(events.length);
  }

  private static Subject byHand(Tick[] events) {
    Desk desk = Desk.open();
    Buffer buffer = new Buffer(new FlowsByHand.Five(desk), events);
    return Subject.looping(MethodHandles.lookup(), BufferLoop.class, buffer, desk);
  }

  private static Subject ours(Tick[] events) {
    Desk desk = Desk.open();
    Sum sum = desk.sum();
    BatchPipeline<Tick> batch =
        Flows.begin(desk)
            .then(FlowSteps::quote)
            .then(FlowSteps::order)
            .then(FlowSteps::risk)
            .then(FlowSteps::fill)
            .end(fill -> sum.add(fill.price()))
            .buildBatch("five", BATCH);
    return Subject.looping(MethodHandles.lookup(), BatchLoop.class, new Batch(batch, events), desk);
  }

  /** A buffer as one would write it: it grows, and lets go of what ran. */
  static final class Buffer {
    final Tick[] events;
    private final FlowsByHand.Five flow;
    private Tick[] waiting = new Tick[BATCH];
    private int size;

    Buffer(FlowsByHand.Five flow, Tick[] events) {
      this.flow = flow;
      this.events = events;
    }

    void add(Tick event) {
      if (size == waiting.length) {
        waiting = Arrays.copyOf(waiting, 2 * size);
      }
      waiting[size++] = event;
    }

    void run() {
      int end = size;
      for (int i = 0; i < end; i++) {
        flow.run(waiting[i]);
      }
      Arrays.fill(waiting, 0, end, null);
      size = 0;
    }
  }

  record Batch(BatchPipeline<Tick> batch, Tick[] events) {}

  static final class BufferLoop extends Loop<Buffer> {
    @Override
    void run(Buffer input, int operations) {
      Tick[] events = input.events;
      for (int i = 0; i < operations; i++) {
        input.add(events[i & (events.length - 1)]);
        if (i % BATCH == BATCH - 1) {
          input.run();
        }
      }
      input.run();
    }
  }

  static final class BatchLoop extends Loop<Batch> {
    @Override
    void run(Batch input, int operations) {
      BatchPipeline<Tick> batch = input.batch();
      Tick[] events = input.events();
      for (int i = 0; i < operations; i++) {
        batch.add(events[i & (events.length - 1)]);
        if (i % BATCH == BATCH - 1) {
          batch.run();
        }
      }
      batch.run();
    }
  }
}
