package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainTest {
  @Test
  void terminalCodesAndControlCharactersGo() {
    assertEquals(
        "red tab\tnext\nline.",
        Plain.text("\u001b[31mred\u001b[0m\u001b]0;title\u0007 tab\tnext\r\nline\u0000\u0008."));
  }

  @Test
  void halfACharacterIsReplacedAndAWholeOneKept() {
    assertEquals("\uFFFD 😀", Plain.text("\uD83D 😀"));
  }

  @Test
  void aLineIsOneLineAndCutBetweenCharacters() {
    assertEquals("one two three", Plain.line("  one\n two\t\tthree ", 20));
    assertEquals("1234…", Plain.line("1234567", 5));
    assertEquals("12…", Plain.line("12😀😀", 4));
  }

  @Test
  void beginningsAndEndsAreWhole() {
    assertEquals("a", Plain.beginning("a😀b", 2));
    assertEquals("b", Plain.end("a😀b", 2));
    assertEquals("a😀b", Plain.end("a😀b", 4));
  }
}
