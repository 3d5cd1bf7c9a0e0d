package dev.pitwall.access;

import static dev.pitwall.github.Yard.ALICE;
import static dev.pitwall.github.Yard.SEVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.store.AccountTable;
import dev.pitwall.store.Database;
import dev.pitwall.store.Instance;
import dev.pitwall.store.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with their accounts at one instance holds at the other. */
class TwoInstancesTest {
  private static final List<Secret> KEY = List.of(new Secret("0123456789abcdef0123456789abcdef"));

  private final String url = TestServer.fresh();
  private final List<Database> databases = new ArrayList<>();
  private final FakeIssuer issuer = new FakeIssuer();
  private Instant now = SEVEN;
  private LinkedAccounts one;
  private LinkedAccounts two;
  private Account octocat;

  @BeforeEach
  void open() throws Exception {
    issuer.now = now;
    one = instance("one");
    two = instance("two");
    octocat = one.link(ALICE, 42, "octocat", issuer.tokens(1));
  }

  private LinkedAccounts instance(String name) throws Exception {
    databases.add(Database.open(url, new Instance(name, Set.of())));
    var table = new AccountTable(databases.getLast());
    return new LinkedAccounts(table, KEY, issuer, true, () -> now);
  }

  @AfterEach
  void close() {
    databases.forEach(Database::close);
    TestServer.drop(url);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    issuer.now = now;
  }

  private Optional<String> token(LinkedAccounts at) {
    return at.token(octocat).map(Secret::reveal);
  }

  @Test
  void whoLinksAtOneIsKnownAtTheOtherWhenItHasLooked() {
    assertEquals(Optional.empty(), two.of(ALICE));

    two.refresh();
    assertEquals(Optional.of(octocat), two.of(ALICE));
    assertEquals(List.of(octocat), two.all());
    assertEquals(Optional.of("ghu_1"), token(two));
  }

  @Test
  void anUnlinkedTokenIsUsableNowhereAtOnce() {
    two.refresh();
    one.unlink(ALICE);

    assertEquals(Optional.empty(), token(two));
    assertEquals(Optional.empty(), two.of(ALICE));
  }

  @Test
  void unlinkingRevokesTheTokenThatTheOtherHasRenewed() {
    pass(Duration.ofHours(8));
    assertEquals(Optional.of("ghu_2"), token(two));

    assertEquals(new LinkedAccounts.Unlinked(true, "octocat", true), one.unlink(ALICE));
    assertEquals(List.of("ghu_2"), issuer.revoked);
  }

  @Test
  void whatOneHasRenewedTheOtherUses() {
    two.refresh();
    pass(Duration.ofHours(8));

    assertEquals(Optional.of("ghu_2"), token(one));
    assertEquals(Optional.of("ghu_2"), token(two));
    assertEquals(List.of("ghr_1"), issuer.renewed);
  }

  @Test
  void whenBothNeedItAtTheSameTimeItIsRenewedOnce() throws Exception {
    two.refresh();
    pass(Duration.ofHours(8));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var jobs =
          IntStream.range(0, 20)
              .<Callable<Optional<String>>>mapToObj(n -> () -> token(n % 2 == 0 ? one : two))
              .toList();
      for (Future<Optional<String>> token : threads.invokeAll(jobs)) {
        assertEquals(Optional.of("ghu_2"), token.get());
      }
    }
    assertEquals(List.of("ghr_1"), issuer.renewed);
  }

  @Test
  void whileTheOtherRenewsItTheOldTokenServesAsLongAsItIsGood() {
    two.refresh();
    pass(Duration.ofMinutes(7 * 60 + 56));
    var meanwhile = new ArrayList<Optional<String>>();
    issuer.beforeAnswer = () -> meanwhile.add(token(two));

    assertEquals(Optional.of("ghu_2"), token(one));
    assertEquals(List.of(Optional.of("ghu_1")), meanwhile);
    assertEquals(List.of("ghr_1"), issuer.renewed);
  }

  @Test
  void whatIsRenewedWhileTheOtherUnlinksIsRevokedAndNotKept() {
    two.refresh();
    pass(Duration.ofHours(8));
    issuer.beforeAnswer = () -> two.unlink(ALICE);

    assertEquals(Optional.empty(), token(one));
    assertEquals("ghu_2", issuer.revoked.getLast());
    assertEquals(List.of(), new AccountTable(databases.getFirst()).all());
  }

  @Test
  void aRefusalOfATokenThatTheOtherHasRenewedDoesNotEndTheLink() {
    two.refresh();
    pass(Duration.ofHours(8));
    assertEquals(Optional.of("ghu_2"), token(one));

    two.refused(octocat);
    assertEquals(Optional.of("ghu_2"), token(two));
    assertEquals(Optional.of(octocat), one.of(ALICE));
  }

  /** One asks GitHub to renew it, and stands still while the other needs it too. */
  private void oneStandsStill(Runnable meanwhile) {
    two.refresh();
    pass(Duration.ofHours(8));
    issuer.afterAnswer =
        () -> {
          issuer.afterAnswer = () -> {};
          meanwhile.run();
        };
  }

  @Test
  void theLinkStaysWhileWhoStandsStillMayHoldItsNextTokens() {
    oneStandsStill(() -> {
      pass(Duration.ofSeconds(20));
      assertEquals(Optional.empty(), token(two));
      two.refused(octocat);
      pass(Duration.ofMinutes(2));
      assertEquals(Optional.empty(), token(two));
    });

    assertEquals(Optional.of("ghu_2"), token(one));
    assertEquals(Optional.of("ghu_2"), token(two));
    assertEquals(List.of(), issuer.revoked);
  }

  @Test
  void aRefusalEndsNothingWhileTheOtherRenewsTheToken() {
    oneStandsStill(() -> two.refused(octocat));

    assertEquals(Optional.of("ghu_2"), token(one));
    assertEquals(Optional.of("ghu_2"), token(two));
  }

  @Test
  void whoDoesNotComeBackIsNotWaitedForForGood() {
    oneStandsStill(() -> {
      pass(Duration.ofSeconds(20));
      assertEquals(Optional.empty(), token(two));
      pass(Duration.ofMinutes(6));
      assertEquals(Optional.empty(), token(two));
      assertEquals(Optional.empty(), two.of(ALICE));
    });

    assertEquals(Optional.empty(), token(one));
    assertEquals(List.of("ghu_2"), issuer.revoked, "nobody will use it");
  }

  @Test
  void whoStandsStillBeforeItAsksUsesWhatTheOtherHasRenewed() {
    two.refresh();
    pass(Duration.ofHours(8));
    issuer.beforeRequest =
        () -> {
          issuer.beforeRequest = () -> {};
          pass(Duration.ofSeconds(20));
          assertEquals(Optional.of("ghu_2"), token(two));
        };

    assertEquals(Optional.of("ghu_2"), token(one));
    assertEquals(Optional.of(octocat), one.of(ALICE));
  }

  @Test
  void aRefusedTokenIsUsedNowhere() {
    two.refresh();
    one.refused(octocat);

    assertEquals(Optional.empty(), token(two));
    two.refresh();
    assertEquals(List.of(), two.all());
  }
}
