package dev.pitwall.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Two things measured in turns, A B B A A B …, so that a busy machine wrongs neither. */
final class Interleaved {
  private Interleaved() {}

  /** Measures one of the two, once. */
  interface Measurement<T> {
    T once() throws IOException, InterruptedException;
  }

  /** What one round gave. */
  record Pair<T>(T subject, T baseline) {}

  static <T> List<Pair<T>> run(int rounds, Measurement<T> subject, Measurement<T> baseline)
      throws IOException, InterruptedException {
    var pairs = new ArrayList<Pair<T>>();
    for (int i = 0; i < rounds; i++) {
      if (i % 2 == 0) {
        var first = subject.once();
        pairs.add(new Pair<>(first, baseline.once()));
      } else {
        var first = baseline.once();
        pairs.add(new Pair<>(subject.once(), first));
      }
    }
    return pairs;
  }

  /** The median over the rounds of subject / baseline. */
  static <T> Samples ratios(List<Pair<T>> pairs, java.util.function.ToDoubleFunction<T> figure) {
    return Samples.of(
        pairs.stream()
            .map(p -> figure.applyAsDouble(p.subject()) / figure.applyAsDouble(p.baseline()))
            .toList());
  }
}
