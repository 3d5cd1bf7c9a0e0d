package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Pitwall that died left running, the next one ends, keeps and tells. */
class CrashIT {
  private static final SessionState RESTARTED =
      new SessionState.Failed(
          "Pitwall was restarted while the agent worked; its work so far is kept on branch"
              + " `pitwall/k3f9-ignore-cancel`.");

  @TempDir Path folder;
  private Yard yard;
  private final SessionId id = new SessionId(UUID.randomUUID().toString());

  @BeforeEach
  void open() throws Exception {
    yard = Yard.scripted(folder, Yard.QUICK);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  /** A session whose Pitwall was killed; its agent does not care. */
  private Session crashed() throws Exception {
    var other = OtherPitwall.start(folder, id, "[ignore-cancel]", "128m");
    try (var lines = other.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("works", lines.readLine());
    } finally {
      other.destroyForcibly().waitFor();
    }
    return yard.queued(id, "[ignore-cancel]", "k3f9");
  }

  private Session begun(Session session) {
    yard.witness.tell(id, new SessionEvent.Started(new SessionRef("acp", id.text()), null));
    return yard.witness.session(session.id());
  }

  @Test
  void aRestartEndsItAndKeepsItsWork() throws Exception {
    var session = begun(crashed());
    Files.writeString(yard.worktree(session).resolve("half.txt"), "half\n");
    assertTrue(Yard.left(session).size() >= 3, "the agent and its children run on");

    yard.agents.resume(List.of(session));

    var ended = yard.witness.session(id);
    assertEquals(RESTARTED, ended.state());
    assertEquals(List.of(), Yard.left(session));
    assertEquals(1, ended.work().commits());
    assertEquals("half\n", Files.readString(yard.worktree(session).resolve("half.txt")));
  }

  @Test
  void aStopThatWasOnItsWayIsDone() throws Exception {
    begun(crashed());
    yard.witness.tell(id, new SessionEvent.StopAsked(Yard.ALICE, "enough"));

    yard.agents.resume(List.of(yard.witness.session(id)));

    assertEquals(new SessionState.Cancelled(), yard.witness.session(id).state());
    assertEquals(List.of(), Yard.left(yard.witness.session(id)));
  }

  @Test
  void aStartThatIsRepeatedDoesNotBeginAgain() throws Exception {
    var session = crashed();

    assertEquals(new ActOutcome.Done(), yard.agents.start(session));

    assertEquals(RESTARTED, yard.witness.session(id).state());
    assertEquals(List.of(), yard.witness.events(SessionEvent.Started.class));
    assertEquals(List.of(), Yard.left(session));
  }

  @Test
  void aStartThatNeverHappenedIsLeftToHappen() throws Exception {
    var session = yard.queued("[refuse]");
    yard.agents.resume(List.of(session));
    assertInstanceOf(SessionState.Queued.class, yard.witness.session(session.id()).state());

    yard.agents.start(session);
    assertInstanceOf(SessionState.Failed.class, yard.witness.end(session.id()).state());
    assertEquals(1, yard.witness.events(SessionEvent.Started.class).size());
  }

  @Test
  void halfAWorktreeGivesWay() throws Exception {
    var session = yard.queued("[refuse]");
    Yard.git(yard.shop, "worktree", "add", "-b", "half", yard.worktree(session).toString());

    assertEquals(new ActOutcome.Done(), yard.agents.start(session));
    yard.witness.end(session.id());
    assertEquals(
        "pitwall/k3f9-refuse\n", Yard.git(yard.worktree(session), "branch", "--show-current"));
  }

  @Test
  void aProcessThatOnlyHasTheNumberIsLeftAlone() throws Exception {
    var session = begun(yard.queued(id, "[hang]", "k3f9"));
    var stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Files.createDirectories(yard.worktree(session));
      var started = stranger.info().startInstant().orElseThrow().toEpochMilli() - 60_000;
      new Footprint("b", "main", stranger.pid(), started).write(yard.worktree(session));

      yard.agents.resume(List.of(session));

      assertTrue(stranger.isAlive());
      assertTrue(yard.witness.session(id).ended());
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void aFloodIsTakenInWithLittleMemory() throws Exception {
    var other = OtherPitwall.start(folder, id, "[flood]", "32m");
    try (var lines = other.inputReader(StandardCharsets.UTF_8)) {
      var end = lines.lines().toList().getLast();
      assertTrue(end.startsWith("completed after "), end);
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void theLogOfAFloodIsWhole() throws Exception {
    var session = yard.queued("[flood]");
    yard.agents.start(session);
    yard.witness.end(session.id());

    var said = new StringBuilder();
    yard.witness.log(session.id(), LogEntry.Message.class).forEach(m -> said.append(m.text()));
    var sent = new StringBuilder();
    IntStream.rangeClosed(1, 5_000).forEach(n -> sent.append("Line " + n + " of 5000."));
    // Where a long message is parted, white space goes.
    assertEquals((sent + "That was all.").replace(" ", ""), said.toString().replaceAll("\\s", ""));
  }
}
