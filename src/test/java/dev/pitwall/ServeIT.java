package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.github.world.State;
import dev.pitwall.sandbox.slack.SentMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code bin/pitwall serve} as it is packaged, a process of its own that is told nothing but what
 * is documented, between a Slack and a GitHub of the sandbox.
 */
class ServeIT extends BetweenStandIns {
  @SuppressWarnings("NullAway.Init")
  private Process serve;

  private int port;

  @AfterEach
  void close() throws Exception {
    serve.destroyForcibly().waitFor();
  }

  private void serve() throws IOException {
    port = KillIT.freePort();
    var builder = Packaged.serve().directory(directory.toFile());
    var path = builder.environment().get("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put(Packaged.JAVA_HOME, System.getProperty("java.home"));
    builder.environment().putAll(settings(port));
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("serve.log").toFile());
    serve = builder.start();
    Until.holds("Pitwall to listen", this::listens);
    connect(port);
  }

  /**
   * Says it once the shared account is known too; a little sooner it answers that there is none.
   */
  private boolean listens() {
    try {
      return Files.readString(directory.resolve("serve.log")).contains(" listens on ");
    } catch (IOException _) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource
  void sessionsAreStartedFollowedStoppedSteeredAndListedFromSlack(Situation situation)
      throws Exception {
    given(situation);
    serve();

    var stopped = stopped();
    var done = followed(situation);
    goesOn(done);
    assertListed(stopped, done);

    assertNoProcessShows(TOKEN);
    assertNowhereInSlackOrOnDisk(TOKEN);
    serve.destroy();
    assertTrue(serve.waitFor(20, TimeUnit.SECONDS), "still running after SIGTERM");
  }

  private SentMessage stopped() {
    slack.alice().command("/agents start octo-org/shop [hang] Rename every colour", "agents");
    var card = card(c -> c.shown().contains(":large_blue_circle: Working"));
    slack.bob().command("/agents stop " + handle(card) + " wrong direction", "agents");

    var stopped = card(c -> c.shown().contains("Stopped by <@U0BOB>"));
    assertTrue(stopped.shown().contains("“wrong direction”"), stopped.shown());
    assertEquals(State.CANCELLED, github.state(github.tasks().getLast()));
    return stopped;
  }

  private SentMessage followed(Situation situation) {
    slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");
    card(c -> c.shown().contains("log-in") && c.shown().contains(":large_blue_circle: Working"));
    var card = card(c -> c.shown().contains(":white_check_mark: Ready for review"));
    ping(card);
    assertEquals(1, pings(card));
    Until.holds("what it changed", () -> said(card).contains(":pencil2:"));
    if (situation == Situation.NOTHING) {
      assertFalse(said(card).contains(":test_tube:"), said(card));
    } else {
      Until.holds("what it validated", () -> said(card).contains(":test_tube:"));
    }
    return card;
  }

  private void goesOn(SentMessage card) {
    slack.alice().command("/agents say " + handle(card) + " Use the error handler", "agents");
    Until.holds("another turn", () -> github.sessions(github.tasks().getLast()) == 2);
    Until.holds("its own end", () -> pings(card) == 2);
    assertEquals(2, slack.cards("agents").size());
  }

  private void assertListed(SentMessage stopped, SentMessage done) {
    slack.bob().command("/agents list", "agents");
    var list =
        Until.there(
            "the list",
            () ->
                slack
                    .bob()
                    .lastWhisper("agents")
                    .filter(whisper -> whisper.shown().contains("*Sessions*")));
    assertTrue(list.shown().contains(handle(stopped)), list.shown());
    assertTrue(list.shown().contains(handle(done)), list.shown());
  }

  private static void assertNoProcessShows(String secret) {
    ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .forEach(line -> assertFalse(line.contains(secret), line));
  }
}
