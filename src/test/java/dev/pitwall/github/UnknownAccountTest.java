package dev.pitwall.github;

import static dev.pitwall.github.Yard.ALICE;
import static dev.pitwall.github.Yard.ALICES;
import static dev.pitwall.github.Yard.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts.Lack;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.FakeAccounts;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.RepositoryLookup;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.StopRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As long as GitHub has not said whose the token is that all share. */
class UnknownAccountTest {
  private static final String WHY =
      "GitHub could not say so far whose `GITHUB_TOKEN` is. Try again in a minute.";
  private static final Account EVERYBODY = new Account(583231, "alice-gh", null);

  @TempDir Path directory;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory, new FakeAccounts(EVERYBODY), null, null);
    yard.accounts.linking = false;
  }

  @AfterEach
  void close() {
    yard.close();
  }

  /** Pitwall begins again, and GitHub says nothing. */
  private void restartInTheDark() {
    yard.accounts.remove(EVERYBODY);
    yard.accounts.lack = Optional.of(new Lack(WHY, true));
    yard.restart();
  }

  private void isBack() {
    yard.accounts.add(EVERYBODY);
    yard.accounts.lack = Optional.empty();
    yard.sessions.accountsChanged(yard.store.open("github"));
  }

  private Session started() {
    yard.github.instead =
        line -> {
          if (!line.startsWith("POST /agents/repos/")) {
            return null;
          }
          var task = yard.github.task("t1", "acme/shop", "Fix the login button");
          return FakeGitHub.ok(task.now("queued").whole(), yard.now);
        };
    return yard.start("Fix the login button, please");
  }

  @Test
  void peopleAreToldThatAndNotThatNothingIsSetUp() {
    restartInTheDark();
    assertEquals(Optional.of(WHY), yard.sessions.missing(ALICE));
    assertEquals(new RepositoryLookup.Unable(WHY), yard.sessions.repository(SHOP, ALICE));
    assertEquals(Optional.of(WHY), yard.sessions.objection(yard.task("Fix it")));
    yard.accounts.linking = true;
    assertEquals(Optional.of(WHY), yard.sessions.missing(ALICE));

    yard.accounts.lack = Optional.of(new Lack("GitHub does not take the token.", false));
    assertEquals(
        Optional.of(
            "GitHub must know that it is you who asks. Type `/agents link` to connect your"
                + " account."),
        yard.sessions.missing(ALICE));
    yard.accounts.linking = false;
    assertEquals(Optional.of("GitHub does not take the token."), yard.sessions.missing(ALICE));
    yard.accounts.add(ALICES);
    assertEquals(Optional.empty(), yard.sessions.missing(ALICE));
  }

  @Test
  void whatIsSaidIsRefusedWithThatReason() {
    var session = started();
    restartInTheDark();
    assertEquals(new ActOutcome.Refused(WHY), yard.sessions.say(session, ALICE, "mind the tests"));
  }

  @Test
  void aStartThatMayHaveBeenTakenIsLookedForOnceItIsKnown() {
    yard.github.instead =
        line -> {
          if (!line.startsWith("POST")) {
            return null;
          }
          yard.github.task("t1", "acme/shop", "Fix the login button");
          return new Answer.Unclear("no answer within 20 s");
        };
    var session = yard.start("Fix the login button, please");
    restartInTheDark();
    yard.pass(600);
    assertEquals("queued", yard.again(session).state().word());

    isBack();
    yard.pass(20);
    assertEquals("t1", Objects.requireNonNull(yard.again(session).ref()).id());
    assertEquals(1, yard.github.count("POST .*/tasks"));
  }

  @Test
  void aStopGoesOnBeingAskedOnceItIsKnown() {
    var session = started();
    yard.github.task("t1").now("in_progress");
    yard.pass(16);
    yard.dispatcher.stop("stop", session.id(), ALICE, "wrong direction");
    restartInTheDark();
    yard.pass(600);
    assertTrue(yard.again(session).stop().pending());
    assertEquals(0, yard.github.count("GET .*actions/runs.*"));

    yard.github.task("t1").opens(7);
    isBack();
    yard.pass(20);
    assertTrue(yard.github.count("GET .*actions/runs.*") > 0);
    yard.github.task("t1").now("cancelled");
    yard.pass(20);
    assertInstanceOf(StopRequest.Confirmed.class, yard.again(session).stop());
  }

  @Test
  void itsRepositoriesAreKnownAsSoonAsItIs() {
    restartInTheDark();
    yard.pass(1);
    assertEquals(List.of(), yard.sessions.repositories(ALICE));
    yard.github.instead = this::repositories;
    isBack();
    yard.pass(1);
    assertEquals(List.of(SHOP), yard.sessions.repositories(ALICE));
  }

  @Test
  void whatNobodyCouldFollowIsFollowedOnceItIsKnown() {
    var session = started();
    yard.github.task("t1").now("in_progress");
    yard.pass(16);
    restartInTheDark();
    yard.github.task("t1").now("completed");
    yard.pass(600);
    assertEquals("in_progress", yard.again(session).state().word());

    isBack();
    yard.pass(2);
    assertInstanceOf(SessionState.Completed.class, yard.again(session).state());
  }

  @Test
  void itsRepositoriesAreKnownSoonThoughOtherChoresAreBeingDone() {
    restartInTheDark();
    var begun = new ArrayList<Runnable>();
    yard.threads = begun::add;
    yard.pass(1);
    yard.github.instead = this::repositories;
    // Those that are being done have begun before.
    isBack();
    yard.pass(1);
    yard.accounts.remove(EVERYBODY);
    List.copyOf(begun).forEach(Runnable::run);
    yard.accounts.add(EVERYBODY);

    yard.threads = Runnable::run;
    yard.pass(2);
    assertEquals(List.of(SHOP), yard.sessions.repositories(ALICE));
  }

  private @Nullable Answer repositories(String line) {
    return line.startsWith("GET /user/repos")
        ? new Answer.Taken(200, "[{\"id\":1,\"full_name\":\"acme/shop\"}]", null, yard.now)
        : null;
  }

  @Test
  void theRepositoriesOfAnAccountJustLinkedAreKnownToWhoeverWaitsForThem() {
    yard.pass(2);
    yard.github.instead = this::repositories;
    yard.accounts.remove(EVERYBODY);
    yard.accounts.add(new Account(583232, "alice-private", ALICE));
    long before = yard.github.count("GET /user/repos.*");

    assertEquals(List.of(SHOP), yard.sessions.repositories(ALICE));
    assertEquals(Optional.empty(), yard.sessions.unlisted(ALICE));
    assertEquals(List.of(SHOP), yard.sessions.repositories(ALICE));
    assertEquals(before + 1, yard.github.count("GET /user/repos.*"));
  }

  @Test
  void repositoriesThatGitHubDidNotNameAreAskedForAgainInAMinute() {
    yard.pass(2);
    yard.github.instead =
        line -> line.startsWith("GET /user/repos") ? new Answer.Unclear("no answer") : null;
    yard.accounts.remove(EVERYBODY);
    yard.accounts.add(new Account(583232, "alice-private", ALICE));
    long before = yard.github.count("GET /user/repos.*");

    assertEquals(List.of(), yard.sessions.repositories(ALICE));
    assertEquals(List.of(), yard.sessions.repositories(ALICE));
    assertEquals(
        Optional.of(
            "GitHub has named no repository of yours so far. Name the one that you mean, as in"
                + " `/agents start octo-org/shop Fix the login button`."),
        yard.sessions.unlisted(ALICE));
    assertEquals(before + 1, yard.github.count("GET /user/repos.*"));

    yard.github.instead = this::repositories;
    yard.pass(121);
    assertEquals(List.of(SHOP), yard.sessions.repositories(ALICE));
  }
}
