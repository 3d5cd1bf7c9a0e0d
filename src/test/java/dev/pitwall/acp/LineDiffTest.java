package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.session.LogEntry.FileChange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineDiffTest {
  @ParameterizedTest
  @CsvSource({
    "'', 'a\nb\n', 2, 0",
    "'a\nb\n', '', 0, 2",
    "'a\nb\nc', 'a\nB\nc', 1, 1",
    "'a\nb\nc\nd', 'b\nc\nd\ne', 1, 1",
    "'a\nb', 'a\nb', 0, 0",
    "'a\nx\nb\ny\nc', 'a\nb\nc', 0, 2",
  })
  void countsWhatComesAndGoes(String before, String after, int added, int removed) {
    assertEquals(new FileChange("f", added, removed), LineDiff.of("f", before, after));
  }

  @org.junit.jupiter.api.Test
  void isNotExactAboutWhatIsHuge() {
    var before = "x\n".repeat(10_000) + "a\n";
    var after = "y\n".repeat(10_000) + "b\n";

    assertEquals(new FileChange("f", 10_001, 10_001), LineDiff.of("f", before, after));
  }
}
