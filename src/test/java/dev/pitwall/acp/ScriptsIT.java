package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.LogEntry.ToolKind;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way that the scripted agent behaves comes to a clear end. */
class ScriptsIT {
  @TempDir Path folder;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = Yard.scripted(folder, Yard.QUICK);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  private Session play(String prompt) throws InterruptedException {
    var session = yard.queued(prompt);
    assertEquals(new ActOutcome.Done(), yard.agents.start(session));
    var ended = yard.witness.end(session.id());
    assertEquals(List.of(), Yard.left(session), "nothing of the session runs any more");
    return ended;
  }

  @Test
  void aFixEndsWithACommitOnABranchOfItsOwn() throws Exception {
    var ended = play("Fix the login button on the homepage");

    assertInstanceOf(SessionState.Completed.class, ended.state());
    assertEquals(new SessionRef("acp", ended.id().text()), ended.ref());
    var work = ended.work();
    assertEquals("pitwall/k3f9-fix-the-login-button-on-the-homepage", work.branch());
    assertTrue(work.commits() > 0 && work.added() > 0 && work.files() > 0, work.toString());
    assertEquals(work.branch() + "\n", Yard.git(yard.worktree(ended), "branch", "--show-current"));
    assertEquals("main\n", Yard.git(yard.shop, "branch", "--show-current"));
    assertEquals("", Yard.git(yard.shop, "status", "--porcelain"));
  }

  @Test
  void itsLogTellsWhatItThoughtDidAndFound() throws Exception {
    var ended = play("Fix the login button on the homepage");

    var log = yard.witness.log(ended.id());
    var setup = assertInstanceOf(LogEntry.Setup.class, log.getFirst());
    assertTrue(
        setup.text().startsWith("Works on branch " + ended.work().branch() + ", made from main ("),
        setup.text());
    assertTrue(log.stream().anyMatch(LogEntry.Thought.class::isInstance));
    assertTrue(log.stream().anyMatch(LogEntry.Progress.class::isInstance));
    var calls = yard.witness.log(ended.id(), ToolCall.class);
    assertTrue(calls.stream().anyMatch(c -> c.kind() == ToolKind.READ));
    var tests = calls.stream().filter(c -> c.detail().command().contains("run-tests")).toList();
    assertEquals(1, tests.getFirst().detail().exitCode());
    assertEquals(0, tests.getLast().detail().exitCode());
    var edits = calls.stream().flatMap(c -> c.detail().changes().stream()).toList();
    assertTrue(edits.stream().map(FileChange::path).allMatch(p -> !p.startsWith("/")));
    assertTrue(edits.stream().anyMatch(c -> c.added() > 0));
    var last = (SessionState.Completed) ended.state();
    assertEquals(
        yard.witness.log(ended.id(), LogEntry.Message.class).getLast().text(), last.summary());
  }

  @Test
  void whatItDoesNowIsTold() throws Exception {
    play("Fix the login button on the homepage");

    var told = yard.witness.events(SessionEvent.Progressed.class);
    assertTrue(told.size() > 2, told.toString());
    assertTrue(told.stream().noneMatch(p -> p.activity().equals("bash")), told.toString());
  }

  @Test
  void aFailureIsToldInItsWords() throws Exception {
    assertEquals(
        new SessionState.Failed(
            "The agent `robot` reported an error: The model did not answer in time; try again"
                + " later. Start it again."),
        play("[fail]").state());
  }

  @Test
  void aRefusalIsToldInItsWords() throws Exception {
    assertEquals(
        new SessionState.Failed(
            "The agent refused the task: “I won't do this. Ask me for something that harms"
                + " nobody.” Start it again in other words."),
        play("[refuse]").state());
  }

  @Test
  void anAgentThatDiesFailsAtOnceWithItsLastWords() throws Exception {
    assertEquals(
        new SessionState.Failed(
            "The agent `robot` ended unexpectedly with exit code 7: fatal: out of memory."
                + " Start it again."),
        play("[die]").state());
  }

  @Test
  void junkBetweenTheLinesIsPassedOver() throws Exception {
    var ended = play("[junk]");

    assertEquals(new SessionState.Completed("That was all the nonsense."), ended.state());
    var said = yard.witness.log(ended.id(), LogEntry.Message.class);
    assertTrue(said.getFirst().text().startsWith("Sense 1. Sense 2."), said.toString());
  }

  @Test
  void wordsFromTheFutureArePassedOver() throws Exception {
    var ended = play("[unknown]");

    assertEquals(new SessionState.Completed("4 of my 4 questions got an answer."), ended.state());
    assertEquals("A title from the agent", ended.task().title());
    var call = yard.witness.log(ended.id(), ToolCall.class).getFirst();
    assertEquals("Teleport the build", call.title());
    assertEquals(ToolKind.OTHER, call.kind());
  }

  @Test
  void hostileTextsArriveWithoutControlCharacters() throws Exception {
    var ended = play("[hostile]");

    assertInstanceOf(SessionState.Completed.class, ended.state());
    var said = yard.witness.log(ended.id(), LogEntry.Message.class);
    assertTrue(said.stream().anyMatch(m -> m.text().contains("half \uD83D\uDE00 an emoji")));
    assertTrue(
        said.stream()
            .flatMapToInt(m -> m.text().codePoints())
            .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'));
    assertEquals(
        40_000 / 19 * 19,
        said.stream()
            .filter(m -> m.text().contains("&<@U1>😀"))
            .mapToInt(m -> m.text().codePoints().filter(c -> c == '&').map(_ -> 19).sum())
            .sum());
  }
}
