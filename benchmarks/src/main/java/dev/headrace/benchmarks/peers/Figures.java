package dev.headrace.benchmarks.peers;

import java.util.Locale;

/** How numbers are written: as exactly as they deserve. */
final class Figures {
  private Figures() {}

  static String ratio(double ratio) {
    return digits(ratio, ratio < 10 ? 2 : ratio < 100 ? 1 : 0) + " ×";
  }

  static String percent(double share) {
    return digits(100 * share, 0) + " %";
  }

  static String bytes(double bytes) {
    return digits(bytes, 0) + " B";
  }

  /** A time and how far off it may be, in the unit that suits it. */
  static String time(double nanos, double error) {
    double unit = nanos < 1e3 ? 1 : nanos < 1e6 ? 1e3 : 1e6;
    String name = unit == 1 ? "ns" : unit == 1e3 ? "µs" : "ms";
    double value = nanos / unit;
    int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
    return digits(value, decimals) + " ± " + digits(error / unit, decimals) + " " + name;
  }

  private static String digits(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
