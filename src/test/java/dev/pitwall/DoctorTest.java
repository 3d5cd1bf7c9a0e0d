package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.github.GitHubSettings;
import dev.pitwall.sandbox.github.SandboxGitHub;
import dev.pitwall.sandbox.github.rest.Availability;
import dev.pitwall.sandbox.github.rest.Feature;
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

  @Test
  void whatGitHubGivesToTheSharedAccountIsTold() throws Exception {
    var settings = GitHubSettings.of("client", "client-secret").token("ghp_doctor", "alice");
    try (var github = SandboxGitHub.start(settings)) {
      var set =
          Map.of(
              "GITHUB_TOKEN", "ghp_doctor",
              "GITHUB_URL", github.url().toString(),
              "GITHUB_API_URL", github.apiUrl().toString());
      assertEquals(
          "ok   github       everybody without an account of their own acts as alice-gh",
          said("github", set));
      assertEquals("ok   sessions     GitHub lists those of alice-gh.", said("sessions", set));
      assertEquals(
          "ok   logs         Logs of sessions are read from their events, as alice-gh.",
          said("logs", set));
      assertEquals(
          "ok   messages     Messages reach agents while they work, as alice-gh.",
          said("messages", set));

      github.set(Feature.EVENTS, Availability.ABSENT);
      github.set(Feature.STEER, Availability.ABSENT);
      assertEquals(
          "ok   logs         Logs of sessions are read from Copilot's text logs, as alice-gh:"
              + " GitHub gives this account no events.",
          said("logs", set));
      assertEquals(
          "ok   messages     Messages are posted on pull requests, as alice-gh: GitHub takes none"
              + " in mid-run.",
          said("messages", set));
    }
  }

  @Test
  void aTokenThatGitHubDoesNotKnowIsNotFine() throws Exception {
    try (var github = SandboxGitHub.start(GitHubSettings.of("client", "client-secret"))) {
      var set =
          Map.of(
              "GITHUB_TOKEN", "ghp_other",
              "GITHUB_URL", github.url().toString(),
              "GITHUB_API_URL", github.apiUrl().toString());
      assertTrue(said("github", set).startsWith("FAIL github       GITHUB_TOKEN is not known"));
      assertFalse(said("github", set).contains("ghp_other"));
    }
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
