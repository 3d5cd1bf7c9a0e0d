package dev.pitwall.card;

import static dev.pitwall.card.Cards.ALICE;
import static dev.pitwall.card.Cards.START;
import static dev.pitwall.card.Cards.check;
import static dev.pitwall.card.Cards.pullRequest;
import static dev.pitwall.card.Cards.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pitwall.session.PullRequest.Status;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinishNoticeTest {
  private static final Work WORK =
      work(pullRequest(Status.OPEN), check("npm test", "12 passed"), check("eslint", "clean"));

  @Test
  void aPullRequestIsReady() {
    var done =
        new SessionState.Completed(
            "Fixed the login button and added a test for the token refresh.");

    Golden.assertIs("notice", FinishNotice.of(Cards.github().made(WORK).ended(done, 8).session()));
  }

  @Test
  void aLocalBranchIsReady() {
    var summary = "## Done\n\nI **multiplied** the quantity in, because it was never counted.\n";
    var cards = Cards.local().made(work(null, check("./run-tests", "11 passed")));

    assertEquals(
        """
        <@U0BOB> *Ready for review*: Migrate the orders table
        2 commits on `copilot/fix-login-button` · +120 −4 in 3 files · `./run-tests` 11 passed · 8 min
        > I multiplied the quantity in, because it was never counted.\
        """,
        words(cards.ended(new SessionState.Completed(summary), 8)));
  }

  @Test
  void nothingChangedIsNothingToReview() {
    assertEquals(
        "<@U0BOB> *Done*: Migrate the orders table\n2 min",
        words(Cards.local().ended(new SessionState.Completed(""), 2)));
  }

  @Test
  void aFailureSaysWhyAndWhatFailedFirst() {
    var checks = List.of(check("eslint", "clean"), check("mvn verify", "3 failures"));
    var cards = Cards.github().made(new Work("b", 1, 2, 0, 1, null, checks));

    assertEquals(
        """
        <@U0ALICE> *Failed*: <https://github.com/octo-org/shop/copilot/tasks/a1b2|Fix the login button on the homepage>
        The agent gave up.
        1 commit kept on `b` · +2 in 1 file · `mvn verify` 3 failures · `eslint` clean · 31 min\
        """,
        words(cards.ended(new SessionState.Failed("The agent gave up."), 31)));
  }

  @Test
  void aTimeOutSaysWhatWasLastSeen() {
    assertEquals(
        """
        <@U0BOB> *Timed out*: Migrate the orders table
        Last seen running the unit tests.
        59 min\
        """,
        words(Cards.local().ended(new SessionState.TimedOut("running the unit tests"), 59)));
  }

  @Test
  void aStopPingsOnlyWhoAskedForTheSession() {
    var stopped = new StopRequest.Confirmed(ALICE, "wrong direction", START);

    assertEquals(
        """
        <@U0BOB> *Stopped*: Migrate the orders table
        “wrong direction”
        9 min\
        """,
        words(Cards.local().asked(stopped).ended(new SessionState.Cancelled(), 9)));
  }

  @Test
  void withoutARequesterNobodyIsPinged() {
    assertEquals(
        "*Stopped*: Migrate the orders table\n9 min",
        words(Cards.local().by(null).ended(new SessionState.Cancelled(), 9)));
  }

  @Test
  void aStrangerIsNotPinged() {
    assertEquals(
        """
        *Ready for review*: <https://github.com/octo-org/shop/pull/42|#42 Fix the login button>
        +120 −4 in 3 files · `npm test` 12 passed · `eslint` clean · 8 min\
        """,
        words(
            Cards.github()
                .byStranger("octocat")
                .made(WORK)
                .ended(new SessionState.Completed(""), 8)));
  }

  @Test
  void whatRunsHasNoNotice() {
    var running = Cards.local().session();

    assertThrows(IllegalArgumentException.class, () -> FinishNotice.of(running));
  }

  private static String words(Cards cards) {
    return FinishNotice.of(cards.session()).blocks().at("/0/text/text").asText();
  }
}
