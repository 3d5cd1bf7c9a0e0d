package dev.pitwall.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of requests that Slack gives no id. */
class BodyHashTest {
  private static String nameOf(String form) {
    return BodyHash.of(form, form.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command=%2Fagents&trigger_id=13345224609.738474920.8088930838d88f008e0",
        "payload=%7B%22trigger_id%22%3A%2213345224609.738474920.8088930838d88f008e0%22%7D",
        "trigger_id&text=trigger_id%3D7&trigger_id=13345224609.1.a&command=%2Fagents",
      })
  void beginsWithTheNumberOfItsTrigger(String form) {
    assertEquals("13345224609." + BodyHash.of(form.getBytes(UTF_8)), nameOf(form));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command=%2Fagents",
        "command=%2Fagents&trigger_id=",
        "command=%2Fagents&trigger_id=a1",
        "command=%2Fagents&text=trigger_id%22%3A7",
        "trigger_id",
      })
  void isOnlyTheHashWithoutOne(String form) {
    assertEquals(BodyHash.of(form.getBytes(UTF_8)), nameOf(form));
  }

  @Test
  void twoBodiesOfOneTriggerHaveTwoNames() {
    assertNotEquals(nameOf("text=a&trigger_id=1.2.3"), nameOf("text=b&trigger_id=1.2.3"));
  }

  @Test
  void noNameIsLongerThanIsKept() {
    assertTrue(nameOf("trigger_id=" + "9".repeat(500)).length() <= BodyHash.LENGTH);
  }
}
