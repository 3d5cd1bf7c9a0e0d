package dev.pitwall.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> WORDS =
      List.of("list", "start", "show", "log", "stop", "say", "help");

  @ParameterizedTest
  @CsvSource({
    "stpo, stop",
    "strat, start",
    "LSIT, list",
    "starts, start",
    "hel, help",
    "lo, log",
    "lag, log",
    "sai, say",
    "st, stop",
  })
  void aSlipFindsTheWord(String typed, String meant) {
    assertEquals(Optional.of(meant), Nearest.to(typed, WORDS));
  }

  @ParameterizedTest
  @CsvSource({"deploy", "x", "''", "fixing"})
  void aWordThatIsFarFindsNothing(String typed) {
    assertEquals(Optional.empty(), Nearest.to(typed, WORDS));
  }

  @Test
  void aWholePromptIsNotCompared() {
    assertEquals(Optional.empty(), Nearest.to("s".repeat(40_000), WORDS));
  }
}
