package dev.pitwall.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.card.FinishNotice;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start whose answer was lost, found after the task had come to its end. */
class LateFindTest {
  private static final String TASK = "GET /agents/tasks/t1";

  @TempDir Path directory;
  private Yard yard;

  /** GitHub shows the task once, and then no more. */
  private boolean broken;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory);
    yard.github.instead =
        line -> {
          if (!line.startsWith("POST")) {
            boolean again = line.equals(TASK) && yard.github.count(TASK) > 1;
            return again && broken ? new Answer.Refused(Kind.SERVER, 502, "", null) : null;
          }
          yard.github.task("t1", "acme/shop", "Fix the login button").opens(7).now("completed");
          yard.log.says("t1", "The button is fixed.");
          return new Answer.Unclear("no answer within 20 s");
        };
  }

  @AfterEach
  void close() {
    yard.close();
  }

  @Test
  void whatItDidAndItsPullRequestComeBeforeTheNewsOfItsEnd() {
    var session = yard.start("Fix the login button, please");
    yard.pass(12);

    assertEquals(List.of("CARD t1", "DIGEST t1", "NOTICE t1"), yard.posted());
    var notice = FinishNotice.of(yard.again(session)).text();
    assertTrue(notice.contains("#7 Fix the login button"), notice);
    yard.pass(120);
    assertEquals(List.of(), yard.posted());
  }

  @Test
  void itsEndIsNotToldBeforeGitHubHasShownWhatItLeft() {
    broken = true;
    var session = yard.start("Fix the login button, please");
    yard.pass(25);
    assertEquals("t1", Objects.requireNonNull(yard.again(session).ref()).id());
    assertEquals("queued", yard.again(session).state().word());
    assertEquals(List.of("CARD t1"), yard.posted());

    broken = false;
    yard.pass(60);
    assertEquals(List.of("DIGEST t1", "NOTICE t1"), yard.posted());
    assertEquals("completed", yard.again(session).state().word());
  }
}
