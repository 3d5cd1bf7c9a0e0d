package dev.pitwall.github;

import static dev.pitwall.github.Yard.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.github.api.Answer;
import dev.pitwall.session.Act;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionTracker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start is found at GitHub, whatever this machine's clock says. */
class WrongClockTest {
  private static final String START = "POST /agents/repos/acme/shop/tasks";
  private static final String PROMPT = "Fix the login button, please";

  @TempDir Path directory;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  private void made(String id) {
    yard.github.task(id, "acme/shop", "Fix the login button");
  }

  private void breaksOffWhenItHasMade(String id) {
    yard.github.instead =
        line -> {
          if (!line.equals(START)) {
            return null;
          }
          made(id);
          return new Answer.Unclear("no answer within 20 s");
        };
  }

  private String task(Session session) {
    return Objects.requireNonNull(yard.again(session).ref()).id();
  }

  /** Our clock is put back by as much; GitHub's goes on. */
  private void putBack(Duration by) {
    yard.now = yard.now.minus(by);
    yard.githubAhead = yard.githubAhead.plus(by);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void itIsFoundThoughTheClockWasPutWrongByAnHour(int hours) {
    yard.pass(30);
    made("before");
    yard.now = yard.now.plus(Duration.ofMinutes(30));
    putBack(Duration.ofHours(hours));
    breaksOffWhenItHasMade("ours");

    var session = yard.start(PROMPT);
    yard.pass(30);

    assertEquals("ours", task(session));
    assertEquals(1, yard.github.count("POST .*/tasks"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void whatAnotherAskedForInTheSameWordsHalfAnHourAgoIsNotOurs(int hours) {
    yard.githubAhead = Duration.ofHours(hours);
    made("before");
    yard.now = yard.now.plus(Duration.ofMinutes(30));
    breaksOffWhenItHasMade("ours");

    var session = yard.start(PROMPT);
    yard.pass(30);

    assertEquals("ours", task(session));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void aWatchTellsItFromSomebodyElses(int hours) {
    yard.githubAhead = Duration.ofHours(hours);
    made("theirs");
    yard.now = yard.now.plus(Duration.ofMinutes(30));
    yard.github.instead = line -> line.equals(START) ? new Answer.Unclear("no answer") : null;

    var session = yard.start(PROMPT);
    yard.watch();
    yard.pass(25);
    assertTrue(yard.known("theirs"), "it is older than what we asked for");
    made("ours");
    yard.pass(60);

    assertEquals(session.id(), yard.session("ours").id());
  }

  /** It is stored as of an hour later or earlier than it is, by the clock of now. */
  private Session queuedBeforeTheClockWasPutRight(int hours) {
    yard.githubAhead = Duration.ofHours(hours);
    var act = new Act("a1", SessionTracker.sessionFor("a1"), ALICE, yard.now, new Act.Start());
    var session = yard.tracker.queue(act, yard.task(PROMPT), Yard.AGENTS);
    made("ours");
    yard.now = yard.now.plusSeconds(3);
    putBack(yard.githubAhead.negated());
    yard.restart();
    yard.pass(20);
    return session;
  }

  @Test
  void itIsFoundThoughTheClockWasAheadAndWasPutRightBeforeARestart() {
    var session = queuedBeforeTheClockWasPutRight(-1);

    assertEquals("ours", task(session));
    assertEquals(0, yard.github.count("POST .*/tasks"));
  }

  @Test
  void itIsToldFromAnOlderOneThoughTheClockWasBehindAndWasPutRightBeforeARestart() {
    yard.now = yard.now.minus(Duration.ofMinutes(10));
    made("before");
    yard.now = yard.now.plus(Duration.ofMinutes(10));

    var session = queuedBeforeTheClockWasPutRight(1);

    assertEquals("ours", task(session));
    assertEquals(0, yard.github.count("POST .*/tasks"));
  }
}
