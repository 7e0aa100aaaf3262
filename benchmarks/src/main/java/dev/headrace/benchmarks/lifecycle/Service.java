package dev.headrace.benchmarks.lifecycle;

/** Something that is started and stopped. */
final class Service {
  private final boolean works;
  private long[] data = {};
  private long left;

  Service(boolean works) {
    this.works = works;
  }

  void start() {
    left++;
    if (works) {
      data = new long[1024];
      for (int i = 1; i < data.length; i++) {
        data[i] = 31 * data[i - 1] + i;
      }
      left += data[data.length - 1];
    }
  }

  void stop() {
    left = 31 * left + data.length;
    data = new long[0];
  }

  long left() {
    return left;
  }
}
