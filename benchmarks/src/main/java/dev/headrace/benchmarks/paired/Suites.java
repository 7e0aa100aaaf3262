package dev.headrace.benchmarks.paired;

import java.util.List;
import java.util.Optional;

/** Every suite there is. A new one is added here. */
final class Suites {
  private static final List<Suite> ALL =
      List.of(
          new HandlerSuite(),
          new CombiningSuite(),
          new FlowSuite(),
          new KotlinSuite(),
          new CoroutineSuite(),
          new RegistrySuite(),
          new LoopSuite(),
          new TimerSuite(),
          new ChannelSuite());

  private Suites() {}

  static Optional<Suite> named(String name) {
    return ALL.stream().filter(suite -> suite.name().equals(name)).findFirst();
  }

  static List<Suite> all() {
    return ALL;
  }

  static List<String> names() {
    return ALL.stream().map(Suite::name).toList();
  }
}
