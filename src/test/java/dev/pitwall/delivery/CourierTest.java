package dev.pitwall.delivery;

import static dev.pitwall.session.Sessions.AGENTS;
import static dev.pitwall.session.Sessions.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.Sessions;
import dev.pitwall.session.Work;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourierTest {
  @TempDir Path directory;
  private Rig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(directory);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  @Test
  void aCardIsPostedOnceAndEditedInPlace() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    assertEquals(List.of("Fix the login button: queued"), rig.cards("#agents"));
    rig.tell(id, new SessionEvent.Progressed("running the unit tests"));
    rig.pass(1);
    assertEquals(
        List.of("Fix the login button: in_progress running the unit tests"), rig.cards("#agents"));
    assertEquals(1, rig.posts().size());
    assertEquals(1, rig.edits().size());
    assertEquals(1, rig.counted("posted"));
    assertEquals(1, rig.counted("edited"));
  }

  @Test
  void theThreadHasDigestsQuestionsAndTheNoticeInTheirOrder() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.says(id, "I look around");
    rig.deliver();
    assertEquals(List.of(), rig.replies("#agents"));
    rig.pass(20);
    rig.says(id, "I need to migrate");
    rig.tell(id, new SessionEvent.Asked(Sessions.mayIMigrate()));
    rig.pass(1);
    rig.tell(id, new SessionEvent.Answered("q1", "once", Sessions.ALICE));
    rig.says(id, "It is fixed");
    rig.tell(id, new SessionEvent.Completed("Done"));
    rig.pass(5);
    assertEquals(
        List.of(
            "Said: I look around",
            "Said: I need to migrate",
            "May I run this on staging? Answered",
            "Said: It is fixed",
            "Finished: completed"),
        rig.replies("#agents"));
    assertEquals(List.of("Fix the login button: completed"), rig.cards("#agents"));
  }

  @Test
  void logLinesThatComeTogetherAreOneDigest() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    for (int i = 1; i <= 5; i++) {
      rig.says(id, "line " + i);
      rig.pass(2);
    }
    rig.pass(10);
    assertEquals(List.of("Said: line 1, line 2, line 3, line 4, line 5"), rig.replies("#agents"));
  }

  @Test
  void aDigestWithNothingInItIsNotSent() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.thinks(id, "hm");
    rig.pass(21);
    assertEquals(1, rig.posts().size());
    assertEquals(1, rig.counted("skipped"));
    rig.says(id, "Found it");
    rig.pass(21);
    assertEquals(List.of("Said: Found it"), rig.replies("#agents"));
  }

  @Test
  void aCardThatLooksTheSameIsNotSent() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    var branch = new Work("fix-login", 0, 0, 0, 0, null, List.of());
    rig.tell(id, new SessionEvent.Worked(branch));
    rig.pass(6);
    assertEquals(0, rig.edits().size());
    assertEquals(1, rig.counted("skipped"));
  }

  @Test
  void aSessionIsShownInSeveralChannels() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.sessions.write(tx -> tx.show(id, SHOP));
    rig.tell(id, new SessionEvent.Completed("Done"));
    rig.pass(3);
    for (var channel : List.of("#agents", "#shop")) {
      assertEquals(List.of("Fix the login button: completed"), rig.cards(channel));
      assertEquals(List.of("Finished: completed"), rig.replies(channel));
    }
  }

  @Test
  void aDeletedCardIsPostedOnceMoreAndRepliesGoUnderTheNewOne() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    rig.delete(rig.slack.cards("#agents").getFirst());
    rig.tell(id, new SessionEvent.Progressed("on it"));
    rig.pass(2);
    assertEquals(List.of("Fix the login button: in_progress on it"), rig.cards("#agents"));
    rig.tell(id, new SessionEvent.Completed("Done"));
    rig.pass(3);
    assertEquals(List.of("Fix the login button: completed"), rig.cards("#agents"));
    assertEquals(List.of("Finished: completed"), rig.replies("#agents"));
    assertEquals(3, rig.posts().size());
  }

  @Test
  void aReplyThatFindsNoThreadBringsTheCardBackAndGoesUnderIt() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.says(id, "I look around");
    rig.deliver();
    rig.delete(rig.slack.cards("#agents").getFirst());
    rig.pass(25);
    assertEquals(List.of("Fix the login button: queued"), rig.cards("#agents"));
    assertEquals(List.of("Said: I look around"), rig.replies("#agents"));
  }

  @Test
  void aDeletedReplyStaysAway() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.tell(id, new SessionEvent.Asked(Sessions.mayIMigrate()));
    rig.deliver();
    rig.delete(rig.slack.thread(rig.slack.cards("#agents").getFirst()).getFirst());
    rig.tell(id, new SessionEvent.Answered("q1", "once", Sessions.ALICE));
    rig.pass(3);
    assertEquals(List.of(), rig.replies("#agents"));
    assertEquals(0, rig.targets.backlog(rig.clock.instant()).targets());
  }
}
