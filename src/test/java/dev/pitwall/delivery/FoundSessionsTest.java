package dev.pitwall.delivery;

import static dev.pitwall.session.Sessions.ACME_SHOP;
import static dev.pitwall.session.Sessions.AGENTS;
import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.BOB;
import static dev.pitwall.session.Sessions.PIT_LANE;
import static dev.pitwall.session.Sessions.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.desk.FakeSource;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Found;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Person;
import dev.pitwall.session.Question;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionStore.Shown;
import dev.pitwall.session.Task;
import dev.pitwall.session.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that were started outside Slack, from where they are found to what people see. */
class FoundSessionsTest {
  @TempDir Path directory;
  private Rig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(directory);
    var github = new SessionControls(List.of(new FakeSource("github", "GitHub")));
    rig.renderer = store -> new SessionRenderer(store, github);
    rig.restart();
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  private Instant now() {
    return rig.clock.instant();
  }

  private void watch(Group... groups) {
    rig.tracker.watch(
        new Watch(AGENTS, ACME_SHOP, Set.of(groups), DigestLevel.VERBOSE, ALICE, now()));
  }

  private Session finds(String ref, @Nullable Person by, Instant changed, SessionEvent... news) {
    var task =
        new Task(
            "github", ACME_SHOP, "Fix " + ref, "Fix it", "Copilot", "", "", by, "octocat", null);
    var begun = changed.minus(Duration.ofMinutes(8));
    var found = new Found(new SessionRef("github", ref), null, task, begun, changed, List.of(news));
    return rig.tracker.adopt(PIT_LANE, found);
  }

  private static SessionEvent works() {
    return new SessionEvent.Progressed("reading");
  }

  private static SessionEvent done() {
    return new SessionEvent.Completed("Fixed.");
  }

  @Test
  void aSessionThatIsFoundIsShownWhereItsRepositoryIsWatched() throws Exception {
    watch();
    rig.tracker.watch(new Watch(SHOP, ACME_SHOP, Set.of(), DigestLevel.OFF, BOB, now()));
    var session = finds("a1", null, now(), works());
    rig.pass(3);

    assertEquals(List.of("Fix a1 · Working · reading · acme/shop"), rig.cards("#agents"));
    assertEquals(
        List.of(DigestLevel.VERBOSE, DigestLevel.OFF),
        rig.sessions.shown(session.id()).stream().map(Shown::level).toList());
  }

  @Test
  void whatBeganAndEndedBetweenTwoLooksHasItsCardAndItsOneNotice() throws Exception {
    watch();
    rig.clock.forward(Duration.ofMinutes(1));
    finds(
        "a1",
        ALICE,
        now(),
        works(),
        new SessionEvent.Logged(List.of(new LogEntry.Message(now(), "I fixed it."))),
        done());
    rig.pass(30);
    finds("a1", ALICE, now(), works(), done());
    rig.restart();
    rig.pass(30);

    assertEquals(
        List.of("Fix a1 · Done after 8 min · no files changed · acme/shop"), rig.cards("#agents"));
    assertEquals(List.of("_I fixed it._", "<@U0ALICE> *Done*: Fix a1"), rig.replies("#agents"));
  }

  @Test
  void ofSeveralTurnsThatAreFoundAtOnceTheLastOnesEndIsTold() throws Exception {
    watch();
    rig.clock.forward(Duration.ofMinutes(30));
    finds(
        "a1",
        ALICE,
        now(),
        new SessionEvent.Failed("It broke."),
        new SessionEvent.Continued(now().minus(Duration.ofMinutes(3))),
        done());
    rig.pass(10);

    assertEquals(
        List.of("Fix a1 · Done after 3 min · no files changed · acme/shop"), rig.cards("#agents"));
    assertEquals(List.of("<@U0ALICE> *Done*: Fix a1"), rig.replies("#agents"));
  }

  @Test
  void whatHadEndedBeforeTheWatchGetsNoCardUnlessItGoesOn() throws Exception {
    watch();
    var old = finds("a1", ALICE, now().minusSeconds(1), works(), done());
    rig.tell(old.id(), new SessionEvent.Renamed("Fix a2"));
    assertEquals(List.of(), rig.sessions.shown(old.id()));

    rig.tell(old.id(), new SessionEvent.Continued());
    rig.pass(3);
    assertEquals(List.of("Fix a2 · Working · acme/shop"), rig.cards("#agents"));
  }

  @Test
  void aWatchOfWhatRunsWantsWhatRanMeanwhile() throws Exception {
    watch(Group.RUNNING);
    rig.clock.forward(Duration.ofMinutes(30));
    assertEquals(1, rig.sessions.shown(finds("a1", null, now(), works(), done()).id()).size());
  }

  @Test
  void aWatchOfFailuresWantsNothingElse() throws Exception {
    watch(Group.FAILED);
    rig.clock.forward(Duration.ofMinutes(30));
    var fine = finds("a1", null, now(), works(), done());
    var broken = finds("a2", null, now(), works(), new SessionEvent.Failed("It broke."));
    rig.pass(5);

    assertEquals(List.of(), rig.sessions.shown(fine.id()));
    assertEquals(1, rig.sessions.shown(broken.id()).size());
    assertEquals(List.of("*Failed*: Fix a2"), rig.replies("#agents"));
  }

  @Test
  void whatIsHiddenAndRunsIsShownByALaterWatch() throws Exception {
    var hidden = finds("a1", BOB, now(), works());
    assertEquals(List.of(), rig.sessions.shown(hidden.id()));

    watch();

    assertEquals(1, rig.sessions.shown(hidden.id()).size());
  }

  @Test
  void aSessionIsAdoptedOnce() {
    var first = finds("a1", ALICE, now(), works());
    var again = finds("a1", ALICE, now(), works(), done());

    assertEquals(first, again);
    assertEquals(List.of(first), rig.sessions.open("github"));
  }

  @Test
  void whatWasFoundLateHasWaitedForNobodyUntilThen() {
    watch();
    rig.clock.forward(Duration.ofHours(9));
    finds("a1", ALICE, now().minus(Duration.ofHours(8)), works(), done());

    assertEquals(Duration.ZERO, rig.targets.backlog(now()).oldest());
  }

  @Test
  void aQuestionThatCanOnlyBeAnsweredAtTheSourceIsToldOnceAndClosed() throws Exception {
    watch();
    var asks = new SessionEvent.Asked(new Question("q1", "", "", List.of(), now()));
    var session = finds("a1", ALICE, now(), works(), asks);
    rig.pass(3);
    rig.tell(session.id(), works());
    rig.pass(3);

    assertEquals(List.of("Fix a1 · Working · reading · acme/shop"), rig.cards("#agents"));
    assertEquals(List.of("The agent waits for an answer. · Fix a1"), rig.replies("#agents"));
  }
}
