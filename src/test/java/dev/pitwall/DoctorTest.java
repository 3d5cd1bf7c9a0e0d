package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SlackSettings;
import dev.pitwall.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pitwall doctor} says. */
class DoctorTest {
  private static final String TOKEN = "xoxb-doctor";

  @TempDir Path folder;
  private SandboxSlack slack;

  @BeforeEach
  void open() throws Exception {
    slack = SandboxSlack.start(SlackSettings.of(TOKEN, "doctor-secret"));
  }

  @AfterEach
  void close() throws Exception {
    slack.close();
  }

  @Test
  void aDatabaseThatPitwallCanWorkWithIsFine() {
    assertEquals("ok   database     DIR/pitwall.db opens", said("database"));
  }

  @Test
  void aDatabaseThatARunningPitwallWorksWithIsFineToo() throws Exception {
    try (var _ = Database.open("jdbc:sqlite:" + folder + "/pitwall.db")) {
      assertEquals(
          "ok   database     DIR/pitwall.db is in use by a Pitwall that runs", said("database"));
    }
  }

  @Test
  void aDatabaseThatIsNoneIsNot() throws Exception {
    Files.writeString(folder.resolve("pitwall.db"), "This is a letter.\n".repeat(1000));

    assertEquals(
        "FAIL database     The database DIR/pitwall.db is damaged."
            + " Restore it from a backup, or move it away to begin with an empty one.",
        said("database"));
  }

  @Test
  void aTokenThatSlackKnowsIsFineAndAnotherIsNot() {
    assertEquals("ok   slack        the token is for Pit Lane, " + slack.url(), said("slack"));
    assertEquals(
        "FAIL slack        Slack refuses the token (invalid_auth). "
            + Variable.SLACK_BOT_TOKEN.source(),
        said("slack", Map.of("SLACK_BOT_TOKEN", "xoxb-other")));
  }

  private String said(String subject) {
    return said(subject, Map.of());
  }

  private String said(String subject, Map<String, String> more) {
    var environment = new HashMap<String, String>();
    environment.put("SLACK_BOT_TOKEN", TOKEN);
    environment.put("SLACK_SIGNING_SECRET", "doctor-secret");
    environment.put("SLACK_API_URL", slack.apiUrl().toString());
    environment.put("PITWALL_DATABASE_URL", "jdbc:sqlite:" + folder + "/pitwall.db");
    environment.putAll(more);
    List<Doctor.Line> lines = new Doctor(environment, InstantSource.system()).examine();
    return String.join(
        "\n",
        lines.stream()
            .filter(line -> line.what().equals(subject))
            .map(line -> line.toString().replace(folder.toString(), "DIR"))
            .toList());
  }
}
