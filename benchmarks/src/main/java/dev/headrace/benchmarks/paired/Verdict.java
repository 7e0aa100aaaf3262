package dev.headrace.benchmarks.paired;

import java.util.Locale;

/**
 * What was measured of a case and what it may be. Judged as printed: a ratio that prints as its
 * limit is within it.
 *
 * @param suite the suite's name
 * @param name the case's name
 * @param jdk the version of the JDK
 * @param ratio how many times the hand-written form's time ours takes
 * @param bytes how many bytes an operation of ours allocates beyond the hand-written form
 * @param limit the limit of the ratio
 * @param allowedBytes the limit of the bytes
 */
record Verdict(
    String suite,
    String name,
    int jdk,
    double ratio,
    double bytes,
    double limit,
    double allowedBytes) {
  private static final String COLUMNS = "%-10s %-32s %4s %8s %9s %7s %s";

  static String header() {
    return String.format(COLUMNS, "suite", "case", "jdk", "ratio", "bytes", "limit", "verdict");
  }

  static Verdict on(Suite suite, Case subject, Comparison measured) {
    return new Verdict(
        suite.name(),
        subject.name(),
        Runtime.version().feature(),
        measured.ratio(),
        measured.bytes(),
        subject.limit() + subject.nanos() / measured.byHandNanos(),
        subject.allowedBytes());
  }

  boolean isOver() {
    return Math.round(100 * ratio) > Math.round(100 * limit)
        || Math.round(10 * bytes) > Math.round(10 * allowedBytes);
  }

  String line() {
    return String.format(
        Locale.ROOT,
        COLUMNS,
        suite,
        name,
        jdk,
        String.format(Locale.ROOT, "%.2f", ratio),
        String.format(Locale.ROOT, "%.1f", bytes),
        String.format(Locale.ROOT, "%.2f", limit),
        isOver() ? "OVER" : "ok");
  }
}
