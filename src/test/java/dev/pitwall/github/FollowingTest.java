package dev.pitwall.github;

import static dev.pitwall.github.Yard.ALICE;
import static dev.pitwall.github.Yard.ALICES;
import static dev.pitwall.github.Yard.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Room;
import dev.pitwall.github.task.News;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Person;
import dev.pitwall.session.PullRequest;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.Watch;
import dev.pitwall.session.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions follow what GitHub shows, second by second. */
class FollowingTest {
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

  private List<String> said(String taskId) {
    return yard.store.log(yard.session(taskId).id(), 0, 100).stream()
        .map(entry -> ((LogEntry.Message) entry).text())
        .toList();
  }

  @Test
  void aSessionStartedElsewhereHasItsCardWithinOnePeriodAndItsFinishIsToldOnce() {
    yard.watch();
    yard.pass(20);
    var task = yard.github.task("t1", "acme/shop", "Fix the login button");
    yard.pass(15);
    assertEquals(List.of("CARD t1"), yard.posted());
    var session = yard.session("t1");
    assertEquals("Fix the login button, please", session.task().prompt());
    assertEquals(ALICE, session.task().requestedBy());
    assertEquals("https://github.com/acme/shop/copilot/tasks/t1", session.url());
    assertEquals(new SessionState.InProgress("thinking").word(), session.state().word());

    yard.log.says("t1", "Found it.", "Fixed the button.");
    task.opens(7).now("completed");
    yard.pass(15);
    assertEquals(new SessionState.Completed("Fixed the button."), yard.session("t1").state());
    assertEquals(1, yard.posted().stream().filter("NOTICE t1"::equals).count());
    assertEquals(List.of("Found it.", "Fixed the button."), said("t1"));
    var pull = yard.session("t1").work().pullRequest();
    assertEquals(
        new PullRequest(
            7,
            "https://github.com/acme/shop/pull/7",
            "Fix the login button",
            PullRequest.Status.DRAFT),
        pull);

    task.touch();
    yard.pass(120);
    yard.restart();
    yard.pass(120);
    assertEquals(List.of(), yard.posted());
  }

  @Test
  void whatBeginsAndEndsBetweenTwoLooksIsStillShown() {
    yard.watch();
    yard.pass(20);
    yard.log.says("t1", "It was a typo.");
    yard.github.task("t1", "acme/shop", "Fix a typo").now("completed");
    yard.pass(15);
    assertEquals(
        List.of("CARD t1", "DIGEST t1", "NOTICE t1"), yard.posted().stream().sorted().toList());
    assertEquals(new SessionState.Completed("It was a typo."), yard.session("t1").state());
    assertEquals(List.of("It was a typo."), said("t1"));
  }

  @Test
  void whatWasOverBeforeIsKnownWithoutBeingLookedAt() {
    yard.github.task("t1", "acme/shop", "Fix a typo").now("completed");
    yard.now = yard.now.plusSeconds(60);
    yard.watch();
    yard.pass(20);
    assertTrue(yard.known("t1"));
    assertFalse(yard.shown("t1"));
    assertEquals(0, yard.github.count("GET /agents/tasks/t1"));
  }

  @Test
  void aWatchShowsWhatRunsAlreadyWithItsLog() {
    yard.github.task("t1", "acme/shop", "Fix the login button");
    yard.log.says("t1", "Found it.");
    yard.pass(20);
    assertFalse(yard.shown("t1"));
    assertEquals(List.of(), said("t1"));
    yard.watch();
    yard.pass(2);
    assertEquals(List.of("Found it."), said("t1"));
  }

  @Test
  void eachWorkspaceThatWatchesHasASessionOfItsOwn() {
    var elsewhere = new Workspace("T0OTHER");
    var carol = new Person(elsewhere, "U0CAROL");
    yard.accounts.add(new Account(583231, "alice-gh", carol));
    yard.github.task("t1", "acme/shop", "Fix the login button");
    yard.pass(20);
    assertTrue(yard.known("t1"));
    assertTrue(yard.store.find(elsewhere, News.ref("t1")).isPresent());
    yard.accounts.add(new Account(8, "dan-gh", new Person(new Workspace("T0THIRD"), "U0DAN")));
    yard.tracker.watch(
        new Watch(
            new Channel(new Workspace("T0THIRD"), "C0THIRD"),
            SHOP,
            Set.of(),
            DigestLevel.OFF,
            new Person(new Workspace("T0THIRD"), "U0DAN"),
            yard.now));
    yard.sessions.watchesChanged();
    yard.pass(2);
    assertTrue(yard.store.find(new Workspace("T0THIRD"), News.ref("t1")).isPresent());
  }

  @Test
  void aColleaguesSessionHasTheirName() {
    var fixed = JsonNodeFactory.instance.objectNode().put("login", "carol-gh");
    yard.github.fixed.put("GET /user/99", FakeGitHub.ok(fixed, yard.now));
    yard.watch();
    yard.github.task("t1", "acme/shop", "One").creator = 99;
    yard.github.task("t2", "acme/shop", "Two").creator = 99;
    yard.pass(20);
    assertEquals("carol-gh", yard.session("t1").task().author());
    assertEquals("carol-gh", yard.session("t2").task().author());
    assertEquals(1, yard.github.count("GET /user/99"));
  }

  @Test
  void aRepositoryWithoutANameInTheAddressIsAskedForOnce() {
    var name =
        JsonNodeFactory.instance.objectNode().put("full_name", "acme/shop").put("id", 1296269);
    yard.github.fixed.put("GET /repositories/1296269", FakeGitHub.ok(name, yard.now));
    yard.github.task("t1", "acme/shop", "One").addressed = false;
    yard.github.task("t2", "acme/shop", "Two").addressed = false;
    yard.pass(20);
    assertEquals(SHOP, yard.session("t1").task().repository());
    assertEquals(SHOP, yard.session("t2").task().repository());
    assertEquals(1, yard.github.count("GET /repositories/.*"));
  }

  @Test
  void anotherTurnAfterTheEndGoesOnInTheSameSession() {
    yard.watch();
    var task = yard.github.task("t1", "acme/shop", "Fix the login button");
    yard.pass(15);
    task.now("completed");
    yard.pass(15);
    yard.posted();
    task.again();
    yard.pass(15);
    assertEquals(2, yard.session("t1").turn());
    assertEquals("in_progress", yard.session("t1").state().word());
    task.now("failed").error = "The tests\ncould not be run";
    yard.pass(15);
    assertEquals(
        new SessionState.Failed("The tests could not be run."), yard.session("t1").state());
  }

  @Test
  void manyPagesAreReadWhateverTheirLength() {
    yard.watch();
    yard.pass(20);
    yard.github.pageSize = 2;
    for (int i = 0; i < 7; i++) {
      yard.github.task("t" + i, "acme/shop", "Task " + i);
    }
    yard.pass(15);
    for (int i = 0; i < 7; i++) {
      assertTrue(yard.shown("t" + i), "t" + i);
    }
  }

  @Test
  void aPageThatFailsLosesNothing() {
    yard.watch();
    yard.pass(20);
    yard.github.pageSize = 2;
    for (int i = 0; i < 5; i++) {
      yard.github.task("t" + i, "acme/shop", "Task " + i);
    }
    yard.github.instead =
        line -> line.contains("page=2") ? new Answer.Refused(Kind.SERVER, 502, "", null) : null;
    yard.pass(40);
    assertFalse(yard.known("t0"));
    yard.github.instead = _ -> null;
    yard.pass(60);
    for (int i = 0; i < 5; i++) {
      assertTrue(yard.shown("t" + i), "t" + i);
    }
  }

  @Test
  void nothingIsAskedWhileGitHubWantsUsToWait() {
    yard.watch();
    yard.pass(20);
    var until = yard.now.plusSeconds(100);
    yard.github.room = new Room(5_000, 4_000, until.plusSeconds(1_000), until);
    yard.github.asked.clear();
    yard.pass(99);
    assertEquals(List.of(), yard.github.asked);
    yard.pass(1);
    assertEquals(1, yard.github.count("GET /agents/repos/acme/shop/tasks.*"));
  }

  @Test
  void aShrinkingBudgetIsSpentMoreSlowly() {
    yard.watch();
    yard.pass(60);
    var reset = yard.now.plusSeconds(3_600);
    yard.github.room = new Room(5_000, 1_000, reset, null);
    yard.pass(60);
    yard.github.asked.clear();
    yard.pass(Duration.ofMinutes(10));
    long lists = yard.github.count("GET /agents/repos/acme/shop/tasks\\?.*");
    assertTrue(lists <= 9 && lists >= 6, "lists: " + lists);
  }

  @Test
  void aSilentGitHubIsSaidToBeSilentAndThenSeenAgain() {
    yard.watch();
    yard.github.task("t1", "acme/shop", "Fix the login button");
    yard.pass(31);
    var last = yard.now;
    yard.github.instead = _ -> new Answer.Unreachable("refused");
    yard.pass(55);
    assertFalse(yard.session("t1").sighting().lost());
    yard.pass(20);
    assertTrue(yard.session("t1").sighting().lost());
    assertFalse(yard.session("t1").sighting().lastSeen().isAfter(last));
    yard.github.instead = _ -> null;
    yard.pass(121);
    assertFalse(yard.session("t1").sighting().lost());
  }

  @Test
  void aRevokedAccountLosesSightOfItsSessions() {
    yard.github.task("t1", "acme/shop", "Fix the login button");
    yard.pass(20);
    yard.accounts.remove(ALICES);
    yard.pass(200);
    assertTrue(yard.session("t1").sighting().lost());
  }

  @Test
  void severalWatchesOfARepositoryCostOneCall() {
    yard.watch();
    yard.accounts.add(new Account(7, "bob-gh", Yard.BOB));
    yard.tracker.watch(
        new Watch(
            new Channel(Yard.PIT_LANE, "C0SHOP"),
            SHOP,
            Set.of(),
            DigestLevel.OFF,
            Yard.BOB,
            yard.now));
    yard.sessions.watchesChanged();
    yard.pass(15);
    yard.github.asked.clear();
    yard.pass(60);
    assertEquals(4, yard.github.count("GET /agents/repos/acme/shop/tasks\\?.*"));
  }

  @Test
  void aRestartInTheMiddleRepeatsNothingAndLosesNothing() {
    yard.watch();
    var task = yard.github.task("t1", "acme/shop", "Fix the login button");
    yard.log.says("t1", "one", "two");
    yard.pass(20);
    assertEquals(List.of("one", "two"), said("t1"));
    yard.posted();
    yard.log.says("t1", "three");
    task.touch();
    yard.restart();
    yard.log.says("t1", "four");
    task.now("completed");
    yard.pass(31);
    assertEquals(List.of("one", "two", "three", "four"), said("t1"));
    assertEquals(new SessionState.Completed("four"), yard.session("t1").state());
    assertEquals(1, yard.posted().stream().filter("NOTICE t1"::equals).count());
  }

  @Test
  void aMergedPullRequestShowsOnTheCardOfASessionThatHasEnded() {
    yard.watch();
    var task = yard.github.task("t1", "acme/shop", "Fix the login button").opens(7);
    task.draft = false;
    yard.pass(16);
    task.now("completed");
    yard.pass(16);
    task.merged = true;
    task.pullState = "closed";
    yard.pass(Duration.ofMinutes(3));
    var pull = yard.session("t1").work().pullRequest();
    assertEquals(PullRequest.Status.MERGED, Objects.requireNonNull(pull).status());
    yard.github.asked.clear();
    yard.pass(Duration.ofMinutes(30));
    assertEquals(0, yard.github.count("GET /repos/acme/shop/pulls.*"));
  }

  @Test
  void aHintIsFollowedAtOnce() {
    yard.watch();
    yard.pass(20);
    yard.github.task("t1", "acme/shop", "Fix the login button");
    yard.sessions.lookNow("delivery", SHOP);
    yard.pass(1);
    assertTrue(yard.shown("t1"));
  }
}
