package dev.headrace.benchmarks.paired;

import java.util.Arrays;

/** Numbers measured one after another, and what is typical of them. */
final class Sample {
  private double[] values = new double[64];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  double median() {
    return quantile(0.5);
  }

  /** How far the middle half of the numbers spreads. */
  double spread() {
    return quantile(0.75) - quantile(0.25);
  }

  /** How far the median may be from the true one, with some 95 % confidence: a box plot's notch. */
  double uncertainty() {
    return 1.57 * spread() / Math.sqrt(size);
  }

  private double quantile(double part) {
    if (size == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    double at = part * (size - 1);
    int below = (int) at;
    int above = Math.min(below + 1, size - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
