package dev.pitwall.bench;

import java.io.IOException;
import java.util.List;

/** One thing measured. */
interface Benchmark {
  String name();

  /**
   * Measures; ends by itself.
   *
   * @throws IOException when what is measured does not start or answer; told in the table
   */
  List<Row> run() throws IOException, InterruptedException;
}
