package dev.headrace.benchmarks.peers;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A part's benchmark: the peer and the case are its parameters, so all of them go through the same
 * loop, each in JVMs of its own, which never see another.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public abstract class PeerBenchmark {
  private Peer running;
  private int turn;

  /**
   * Makes the peer that the parameters say.
   *
   * @return the peer, ready to run
   */
  public abstract Peer open();

  /** Makes the peer. */
  @Setup
  public void prepare() {
    running = open();
  }

  /** Ends what the peer has started. */
  @TearDown
  public void end() {
    running.close();
  }

  /** Does the work once. */
  @Benchmark
  public void run() {
    running.run(turn++);
  }
}
