package dev.pitwall.access;

import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.BOB;
import static dev.pitwall.session.Sessions.PIT_LANE;
import static dev.pitwall.session.Sessions.SEVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pitwall.Logged;
import dev.pitwall.access.AccountStore.Row;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Who acts as whom, and what of it is on disk. */
@Isolated("it looks at all that is logged")
class LinkedAccountsTest {
  private static final Secret KEY = new Secret("0123456789abcdef0123456789abcdef");
  private static final Secret OTHER = new Secret("fedcba9876543210fedcba9876543210");
  private static final Duration LONG = Duration.ofDays(1);
  private static final Account CI = new Account(7, "ci-bot", null);

  private final Logged logged = new Logged();
  private final MemoryAccounts store = new MemoryAccounts();
  private final FakeIssuer issuer = new FakeIssuer();
  private LinkedAccounts accounts = open(KEY);

  private LinkedAccounts open(Secret... keys) {
    return new LinkedAccounts(store, List.of(keys), issuer, true, () -> SEVEN);
  }

  private Account link() {
    issuer.now = SEVEN;
    return accounts.link(ALICE, 42, "octocat", issuer.tokens(1));
  }

  private Optional<String> token(Account account) {
    return accounts.token(account).map(Secret::reveal);
  }

  @AfterEach
  void noTokenIsInTheLog() {
    logged.close();
    assertFalse(String.join("\n", logged.lines()).contains("ghu_"), () -> "" + logged.lines());
    assertFalse(String.join("\n", logged.lines()).contains("ghr_"), () -> "" + logged.lines());
  }

  @Test
  void whoAsksWhileGitHubIsAskedWhoseTheTokenIsWaitsForItsAnswer() throws Exception {
    accounts.askingWhoShares();
    var found = new AtomicReference<Optional<Account>>();
    var asking = Thread.ofPlatform().start(() -> found.set(accounts.awaited(BOB, LONG)));
    while (asking.isAlive() && asking.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    accounts.share(CI, new Secret("ghp_shared"));
    asking.join();

    assertEquals(Optional.of(CI), found.get());
    assertEquals(Optional.of(CI), accounts.awaited(ALICE, LONG));
  }

  @Test
  void nobodyWaitsForAnAnswerThatWasGiven() {
    assertEquals(Optional.empty(), accounts.awaited(BOB, LONG));
    accounts.askingWhoShares();
    accounts.notSaidWhoShares();
    assertEquals(Optional.empty(), accounts.awaited(BOB, LONG));
    assertEquals(Optional.of(true), accounts.lack().map(Accounts.Lack::passing));
    accounts.askingWhoShares();
    accounts.sharesNoMore();
    assertEquals(Optional.empty(), accounts.awaited(BOB, LONG));
    assertEquals(Optional.of(false), accounts.lack().map(Accounts.Lack::passing));
  }

  @Test
  void nobodyWaitsLongerThanTheyWould() {
    accounts.askingWhoShares();
    assertEquals(Optional.empty(), accounts.awaited(BOB, Duration.ofMillis(1)));
    var octocat = link();
    assertEquals(Optional.of(octocat), accounts.awaited(ALICE, LONG));
  }

  @Test
  void peopleActByTheirOwnAccountAndOthersByTheSharedOne() {
    assertEquals(Optional.empty(), accounts.of(ALICE));
    accounts.share(CI, new Secret("ghp_shared"));
    var octocat = link();

    assertEquals(Optional.of(octocat), accounts.of(ALICE));
    assertEquals(Optional.of(CI), accounts.of(BOB));
    assertEquals(List.of(CI, octocat), accounts.all());
    assertEquals(Optional.of("ghu_1"), token(octocat));
    assertEquals(Optional.of("ghp_shared"), token(CI));
  }

  @Test
  void anAccountIsKnownByItsNumberInItsWorkspace() {
    link();

    assertEquals(Optional.of(ALICE), accounts.person(PIT_LANE, 42));
    assertEquals(Optional.empty(), accounts.person(PIT_LANE, 43));
    assertEquals(Optional.empty(), accounts.person(new Workspace("T0OTHER"), 42));
  }

  @Test
  void afterARestartAllIsAsBefore() {
    var octocat = link();
    accounts = open(KEY);

    assertEquals(List.of(octocat), accounts.all());
    assertEquals(Optional.of("ghu_1"), token(octocat));
  }

  @Test
  void noTokenIsStoredInClearOrInAnyText() {
    var octocat = link();
    var texts = store.rows.toString() + octocat + issuer.tokens(1) + accounts.all();

    assertFalse(texts.contains("ghu_") || texts.contains("ghr_"), texts);
  }

  @Test
  void anotherKeyOpensNothingDeletesNothingAndSaysSo() {
    link();
    accounts = open(OTHER);

    assertEquals(Optional.empty(), accounts.of(ALICE));
    assertEquals(1, store.rows.size());
    assertEquals(
        "PITWALL_SECRET_KEY does not open the tokens of 1 linked accounts, so they count as not"
            + " linked. Nothing was deleted: start Pitwall with the key they were stored with,"
            + " beside the new one with a comma, or let their owners type /agents link",
        logged.lines().getLast());
    assertEquals(new LinkedAccounts.Unlinked(true, null, false), accounts.unlink(ALICE));
    assertEquals(0, store.rows.size());
  }

  @Test
  void aKeyIsRotatedByNamingBothOnce() {
    var octocat = link();
    open(OTHER, KEY);
    accounts = open(OTHER);

    assertEquals(List.of(octocat), accounts.all());
    assertEquals(Optional.of("ghu_1"), token(octocat));
  }

  @Test
  void aRowThatWasMovedToSomebodyElseDoesNotOpen() {
    link();
    var row = store.all().getFirst();
    store.rows.put(
        BOB, new Row(BOB, 42, "octocat", row.access(), row.expires(), row.refresh(), SEVEN));
    accounts = open(KEY);

    assertEquals(Optional.empty(), accounts.of(BOB));
    assertEquals("octocat", accounts.of(ALICE).orElseThrow().login());
  }

  @Test
  void unlinkingLeavesNothing() {
    var octocat = link();

    assertEquals(new LinkedAccounts.Unlinked(true, "octocat", true), accounts.unlink(ALICE));
    assertEquals(List.of("ghu_1"), issuer.revoked);
    assertEquals(0, store.rows.size());
    assertEquals(Optional.empty(), token(octocat));
    assertEquals(Optional.empty(), accounts.of(ALICE));
    assertEquals(new LinkedAccounts.Unlinked(false, null, false), accounts.unlink(ALICE));
  }

  @Test
  void unlinkingDeletesWhatGitHubCouldNotBeTold() {
    link();
    issuer.silent = true;

    assertEquals(new LinkedAccounts.Unlinked(true, "octocat", false), accounts.unlink(ALICE));
    assertEquals(0, store.rows.size());
  }

  @Test
  void aRefusedTokenIsNotUsedUntilItsOwnerLinksAnew() {
    var octocat = link();
    accounts.refused(octocat);

    assertEquals(Optional.empty(), token(octocat));
    assertEquals(Optional.empty(), accounts.of(ALICE));
    assertEquals(0, store.rows.size());
    assertEquals(
        "GitHub account octocat of U0ALICE is not linked any more: GitHub does not take its token"
            + " any more",
        logged.lines().getLast());

    assertEquals(Optional.of("ghu_1"), token(link()));
  }

  @Test
  void aRefusedSharedTokenIsNotUsedAgain() {
    accounts.share(CI, new Secret("ghp_shared"));
    accounts.refused(CI);

    assertEquals(Optional.empty(), token(CI));
    assertEquals(Optional.empty(), accounts.of(BOB));
    assertEquals(
        "GitHub does not take GITHUB_TOKEN any more. Set a new one and start Pitwall again",
        logged.lines().getLast());
  }

  @Test
  void whoLinksAnotherAccountNoLongerActsByTheFirst() {
    var octocat = link();
    var hubot = accounts.link(ALICE, 43, "hubot", issuer.tokens(9));

    assertEquals(Optional.of(hubot), accounts.of(ALICE));
    assertEquals(Optional.empty(), token(octocat));
    accounts.refused(octocat);
    assertEquals(Optional.of("ghu_9"), token(hubot));
  }
}
