package dev.headrace.benchmarks;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs, and does the work it claims to. How fast is not for a test to say. */
class BenchmarksTest {
  /** Those of peers, which PeersTest runs. */
  private static final String PEERS = "\\.run$";

  @Test
  void everyBenchmarkRuns() throws RunnerException {
    var options =
        new OptionsBuilder()
            .include("dev.headrace.benchmarks")
            .exclude(PEERS)
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(5))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    var results =
        new Runner(
                options, OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT))
            .run();
    assertThat(results.stream().map(result -> result.getParams().getBenchmark()).collect(toSet()))
        .isEqualTo(benchmarks());
  }

  private static Set<String> benchmarks() {
    return BenchmarkList.defaultList()
        .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
        .stream()
        .map(BenchmarkListEntry::getUsername)
        .filter(name -> !name.endsWith(".run"))
        .collect(toSet());
  }

  @Test
  void theWaysToCallAHandlerDoTheSameWork() {
    var benchmark = new HandlerCallBenchmark();
    benchmark.choose();
    benchmark.byHand();
    benchmark.throughTheClass();
    benchmark.throughAnInterface();
    assertThat(LongStream.of(benchmark.totals())).containsOnly(3L * HandlerCallBenchmark.EVENTS);
  }

  @Test
  void aCopyIsAClassOfItsOwn() {
    var here = MethodHandles.lookup();
    Runnable one = Copies.copyOf(here, Runnable.class, Nothing.class);
    Runnable other = Copies.copyOf(here, Runnable.class, Nothing.class);
    assertThat(one.getClass()).isNotSameAs(other.getClass()).isNotSameAs(Nothing.class);
    one.run();
  }

  @Test
  void aCopyFindsAConstantOfItsOwn() {
    var here = MethodHandles.lookup();
    Supplier<Object> one = Copies.copyOf(here, Supplier.class, Constant.class, "one");
    Supplier<Object> other = Copies.copyOf(here, Supplier.class, Constant.class, "other");
    assertThat(one.get()).isEqualTo("one");
    assertThat(other.get()).isEqualTo("other");
  }

  static final class Constant implements Supplier<Object> {
    private static final Object VALUE = value();

    private static Object value() {
      try {
        return MethodHandles.classData(MethodHandles.lookup(), "_", Object.class);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public Object get() {
      return VALUE;
    }
  }

  static final class Nothing implements Runnable {
    @Override
    public void run() {}
  }
}
