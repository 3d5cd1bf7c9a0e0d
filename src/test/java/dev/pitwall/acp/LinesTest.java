package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  private final List<String> seen = new ArrayList<>();
  private final Lines lines =
      new Lines(
          8,
          new Lines.Taker() {
            @Override
            public void line(byte[] line) {
              seen.add(new String(line, StandardCharsets.UTF_8));
            }

            @Override
            public void tooLong(byte[] beginning, long length) {
              seen.add(new String(beginning, StandardCharsets.UTF_8) + "… of " + length);
            }
          });

  private void feed(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    lines.feed(bytes, bytes.length);
  }

  @Test
  void linesAreCutWhereTheyEndHoweverTheyArrive() {
    feed("one\ntw");
    feed("");
    feed("o\n\nthree");
    lines.end();

    assertEquals(List.of("one", "two", "three"), seen);
  }

  @Test
  void aLineAsLongAsTheLimitIsTaken() {
    feed("12345678\n");

    assertEquals(List.of("12345678"), seen);
  }

  @Test
  void aLongerOnePassesByWithoutBeingHeld() {
    feed("1234567");
    feed("890".repeat(1_000) + "\nnext\n");

    assertEquals(List.of("12345678… of 3007", "next"), seen);
  }
}
