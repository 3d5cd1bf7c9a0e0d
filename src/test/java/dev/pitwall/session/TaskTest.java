package dev.pitwall.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TaskTest {

  @Test
  void aTitleIsThePromptsFirstLineWithWords() {
    assertEquals("Fix the login button", Task.titleOf("\n---\n  Fix the   login button\nand more"));
    assertEquals("🙂", Task.titleOf(" 🙂 "));
  }

  @Test
  void aLongTitleIsCutBetweenWords() {
    assertEquals(
        "Rename every colour token in the design system so that it says what it is for…",
        Task.titleOf(
            "Rename every colour token in the design system so that it says what it is for and"
                + " not how it looks"));
    assertEquals("x".repeat(79) + "…", Task.titleOf("x".repeat(40_000)));
    assertEquals("🙂".repeat(79) + "…", Task.titleOf("🙂".repeat(81)));
  }
}
