package dev.pitwall;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pitwall.sandbox.github.SandboxGitHub;
import dev.pitwall.sandbox.github.rest.Availability;
import dev.pitwall.sandbox.github.rest.Feature;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Slack and a GitHub of the sandbox, and what tests of a Pitwall between them look for. */
abstract class BetweenStandIns {
  static final String TOKEN = StandIns.TOKEN;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @SuppressWarnings("NullAway.Init")
  private StandIns standIns;

  @SuppressWarnings("NullAway.Init")
  SandboxSlack slack;

  @SuppressWarnings("NullAway.Init")
  SandboxGitHub github;

  /** What GitHub gives beside what it documents. */
  enum Situation {
    EVENTS,
    TEXT_LOGS,
    NOTHING;

    Set<Feature> absent() {
      return switch (this) {
        case EVENTS -> Set.of();
        case TEXT_LOGS -> Set.of(Feature.EVENTS, Feature.STEER, Feature.ARCHIVE);
        case NOTHING -> Set.of(Feature.EVENTS, Feature.STEER, Feature.ARCHIVE, Feature.COPILOT);
      };
    }
  }

  @BeforeEach
  void openStandIns() throws Exception {
    standIns = StandIns.open();
    slack = standIns.slack();
    github = standIns.github();
  }

  @AfterEach
  void closeStandIns() throws Exception {
    standIns.close();
  }

  /** All that Pitwall is told. */
  Map<String, String> settings(int port) {
    return standIns.settings(directory, port);
  }

  /** Slack and GitHub call a Pitwall that listens. */
  void connect(int port) {
    standIns.connect(port);
  }

  void given(Situation situation) {
    situation.absent().forEach(feature -> github.set(feature, Availability.ABSENT));
  }

  SentMessage card(Predicate<SentMessage> state) {
    return standIns.card(state);
  }

  /** The first that mentions Alice in the card's thread, once there is one. */
  SentMessage ping(SentMessage card) {
    return standIns.ping(card);
  }

  /** How many messages of the card's thread mention Alice. */
  int pings(SentMessage card) {
    return standIns.pings(card).size();
  }

  /** All that is said in the card's thread. */
  String said(SentMessage card) {
    return standIns.said(card);
  }

  static String handle(SentMessage card) {
    return StandIns.handle(card);
  }

  void assertNowhereInSlackOrOnDisk(String secret) throws IOException {
    for (var message : slack.messages("agents")) {
      assertFalse(message.shown().contains(secret), message.shown());
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var bytes = new String(Files.readAllBytes(file), ISO_8859_1);
        assertFalse(bytes.contains(secret), "in " + file);
      }
    }
  }
}
