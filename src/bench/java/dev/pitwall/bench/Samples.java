package dev.pitwall.bench;

import java.util.Arrays;
import java.util.Collection;

/** Every measurement of one kind, none thrown away. */
final class Samples {
  private final double[] sorted;

  private Samples(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("Nothing was measured.");
    }
    sorted = values;
    Arrays.sort(sorted);
  }

  static Samples of(Collection<? extends Number> values) {
    return new Samples(values.stream().mapToDouble(Number::doubleValue).toArray());
  }

  static Samples of(long[] values) {
    return new Samples(Arrays.stream(values).mapToDouble(value -> value).toArray());
  }

  int count() {
    return sorted.length;
  }

  double median() {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The smallest value that at least this share of all values does not exceed. */
  double percentile(double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.clamp(rank - 1L, 0, sorted.length - 1)];
  }

  double min() {
    return sorted[0];
  }

  double max() {
    return sorted[sorted.length - 1];
  }
}
