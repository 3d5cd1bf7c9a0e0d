package dev.pitwall.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogDigestTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"copilot", "copilot-events", "opencode", "shell-agent", "sample-agent", "hostile"})
  void aRecordedLogIsDigested(String name) {
    var entries = RecordedLog.read(name);

    var digest = LogDigest.of(entries, Validations.after(List.of(), entries));

    assertEquals(RecordedLog.text(name + ".txt").strip(), told(digest));
  }

  @Test
  void whatWasBeforeComesFromTheSession() {
    var first = RecordedLog.read("opencode").subList(0, 6);
    var second = RecordedLog.read("opencode").subList(6, 9);
    var known = Validations.after(Validations.after(List.of(), first), second);

    var digest = LogDigest.of(second, known);

    assertEquals(
        List.of(new Validation("npm test", "12 passed", true, "1 failed")), digest.validated());
  }

  private static String told(LogDigest digest) {
    var lines =
        List.of(
            "explored   " + String.join(", ", digest.explored()) + " · " + digest.searches(),
            "changed    "
                + digest.changed().stream()
                    .map(c -> c.path() + " +" + c.added() + " −" + c.removed())
                    .collect(Collectors.joining(", ")),
            "validated  "
                + digest.validated().stream()
                    .map(LogDigestTest::told)
                    .collect(Collectors.joining(", ")),
            "said       " + digest.said(),
            "thoughts   " + String.join(" | ", digest.thoughts()),
            "told       " + String.join(" | ", digest.told()),
            "failures   " + String.join(" | ", digest.failures()),
            "span       " + digest.from() + " " + digest.to());
    return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n"));
  }

  private static String told(Validation v) {
    var before = v.before() == null ? "" : " (was " + v.before() + ")";
    return v.command() + " = " + v.result() + before + (v.passed() ? "" : " ✗");
  }
}
