package dev.pitwall.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** Rows in columns as wide as they need. */
final class Table {
  private static final List<String> HEAD = List.of("what", "measured", "target", "", "detail");

  private Table() {}

  static void print(List<Row> rows, PrintStream out) {
    var lines = new ArrayList<List<String>>();
    lines.add(HEAD);
    rows.forEach(
        r -> lines.add(List.of(r.what(), r.measured(), r.target(), r.verdict(), r.detail())));
    var widths =
        IntStream.range(0, HEAD.size())
            .map(i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toArray();
    for (var line : lines) {
      var text = new StringJoiner("  ");
      for (int i = 0; i < widths.length; i++) {
        text.add(line.get(i) + " ".repeat(widths[i] - line.get(i).length()));
      }
      out.println(text.toString().stripTrailing());
    }
  }
}
