package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.SessionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No agent can keep a session from ending. */
class LimitsIT {
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path folder;

  private SessionState end(Limits limits, String prompt, String... command) throws Exception {
    try (var yard = new Yard(folder, limits, command)) {
      var session = yard.queued(prompt);
      assertEquals(new ActOutcome.Done(), yard.agents.start(session));
      var state = yard.witness.end(session.id()).state();
      assertEquals(List.of(), Yard.left(session));
      return state;
    }
  }

  private static String[] shell(String script) {
    return new String[] {"sh", "-c", script};
  }

  @Test
  void anAgentThatAnswersNothingFailsAfterAWhile() throws Exception {
    assertEquals(
        new SessionState.Failed(
            "The agent `robot` did not answer within 1 s of its start: no key found in config."
                + " Check its command: `sh -c echo no key found in config >&2; sleep 60`."),
        end(
            Yard.QUICK.withBegin(Duration.ofSeconds(1)),
            "Anything",
            shell("echo no key found in config >&2; sleep 60")));
  }

  @Test
  void anAgentThatEndsAtOnceFailsAtOnce() throws Exception {
    assertEquals(
        new SessionState.Failed(
            "The agent `robot` ended unexpectedly with exit code 3: Error: no licence."
                + " Start it again."),
        end(Yard.QUICK, "Anything", shell("echo Error: no licence >&2; echo bye >&2; exit 3")));
  }

  @Test
  void anAgentWhoseChildKeepsItsOutputOpenFailsAllTheSame() throws Exception {
    var state = end(Yard.QUICK, "Anything", shell("sleep 60 & exit 4"));

    var failed = assertInstanceOf(SessionState.Failed.class, state);
    assertTrue(failed.reason().contains("exit code 4"), failed.reason());
  }

  @Test
  void whatAnAgentLeavesInASessionOfItsOwnIsFound() throws Exception {
    var state = end(Yard.QUICK, "Anything", shell("setsid sleep 60 > /dev/null 2>&1 & exit 4"));

    assertInstanceOf(SessionState.Failed.class, state);
  }

  @Test
  void anAgentThatClosesItsOutputFails() throws Exception {
    var state = end(Yard.QUICK, "Anything", shell("exec >&-; sleep 60"));

    var failed = assertInstanceOf(SessionState.Failed.class, state);
    assertTrue(failed.reason().startsWith("The agent `robot` ended unexpectedly"));
  }

  @Test
  void anAgentThatIsSilentInItsTurnTimesOut() throws Exception {
    var agent = Yard.scriptedAgent().toArray(String[]::new);

    assertInstanceOf(
        SessionState.TimedOut.class, end(Yard.QUICK.withSilence(SHORT), "[hang]", agent));
  }

  @Test
  void anAgentThatNeverStopsTalkingTimesOut() throws Exception {
    var agent = Yard.scriptedAgent().toArray(String[]::new);

    assertInstanceOf(
        SessionState.TimedOut.class, end(Yard.QUICK.withTurn(SHORT), "[ignore-cancel]", agent));
  }

  @Test
  void anAgentThatNeverReadsAPromptOf40000CharactersTimesOut() throws Exception {
    var agent =
        """
        for n in 1 2; do
          read -r line; id=${line#*\\"id\\":}; id=${id%%,*}
          printf '{"id":%s,"result":{"protocolVersion":1,"sessionId":"s"}}\\n' "$id"
        done
        sleep 60
        """;

    assertInstanceOf(
        SessionState.TimedOut.class,
        end(Yard.QUICK.withSilence(SHORT), "é".repeat(40_000), shell(agent)));
  }

  @Test
  void anotherVersionOfTheProtocolIsNamed() throws Exception {
    var agent =
        """
        read -r line; id=${line#*\\"id\\":}; id=${id%%,*}
        printf '{"id":%s,"result":{"protocolVersion":2}}\\n' "$id"
        sleep 60
        """;

    assertEquals(
        new SessionState.Failed(
            "The agent `robot` speaks version 2 of the Agent Client Protocol, and Pitwall"
                + " version 1. Install another version of it."),
        end(Yard.QUICK, "Anything", shell(agent)));
  }
}
