package dev.pitwall.access;

import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.SEVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.Logged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Tokens of eight hours, and what keeps an account linked for longer. */
@Isolated("it looks at all that is logged")
class RenewalTest {
  private static final Secret KEY = new Secret("0123456789abcdef0123456789abcdef");

  private final MemoryAccounts store = new MemoryAccounts();
  private final FakeIssuer issuer = new FakeIssuer();
  private Instant now = SEVEN;
  private LinkedAccounts accounts = open();
  private final Account octocat;

  RenewalTest() {
    issuer.now = now;
    octocat = accounts.link(ALICE, 42, "octocat", issuer.tokens(1));
  }

  private LinkedAccounts open() {
    return new LinkedAccounts(store, List.of(KEY), issuer, true, () -> now);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    issuer.now = now;
  }

  private Optional<String> token() {
    return accounts.token(octocat).map(Secret::reveal);
  }

  @Test
  void aTokenIsRenewedFiveMinutesBeforeItExpires() {
    pass(Duration.ofMinutes(7 * 60 + 54));
    assertEquals(Optional.of("ghu_1"), token());
    assertEquals(List.of(), issuer.renewed);

    pass(Duration.ofMinutes(1));
    assertEquals(Optional.of("ghu_2"), token());
    assertEquals(Optional.of("ghu_2"), token());
    assertEquals(List.of("ghr_1"), issuer.renewed);
  }

  @Test
  void theNextRefreshTokenIsOnDiskBeforeTheNewTokenIsUsed() {
    pass(Duration.ofHours(8));
    assertEquals(Optional.of("ghu_2"), token());
    accounts = open();
    pass(Duration.ofHours(8));

    assertEquals(Optional.of("ghu_3"), token());
    assertEquals(List.of("ghr_1", "ghr_2"), issuer.renewed);
  }

  @Test
  void aNewTokenThatCanNotBeStoredIsNotUsedUntilItIs() {
    pass(Duration.ofHours(8));
    store.full = true;
    assertEquals(Optional.empty(), token());
    assertEquals(Optional.empty(), token());
    assertEquals(List.of("ghr_1"), issuer.renewed);

    store.full = false;
    assertEquals(Optional.of("ghu_2"), token());
    assertEquals(List.of("ghr_1"), issuer.renewed);
  }

  @Test
  void manyWhoNeedItAtOnceRenewItOnce() throws Exception {
    pass(Duration.ofHours(8));
    var all = new CountDownLatch(20);
    issuer.beforeAnswer = () -> await(all);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tokens =
          IntStream.range(0, 20)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    all.countDown();
                    return token();
                  }))
              .toList();
      for (Future<Optional<String>> token : tokens) {
        assertEquals(Optional.of("ghu_2"), token.get());
      }
    }
    assertEquals(List.of("ghr_1"), issuer.renewed);
  }

  @Test
  void aRenewalUnderWayIsOnDiskWhenPitwallHasStopped() throws Exception {
    pass(Duration.ofHours(8));
    var asked = new CountDownLatch(1);
    var closing = new CountDownLatch(1);
    issuer.beforeAnswer =
        () -> {
          asked.countDown();
          await(closing);
        };
    var renewing = Thread.ofVirtual().start(this::token);
    await(asked);
    var stopping =
        Thread.ofVirtual()
            .start(() -> {
              closing.countDown();
              accounts.close();
            });
    stopping.join();

    assertEquals(Optional.of("ghu_2"), open().token(octocat).map(Secret::reveal));
    renewing.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whileGitHubDoesNotAnswerTheOldTokenServesAndItIsAskedSeldom() {
    issuer.silent = true;
    pass(Duration.ofMinutes(7 * 60 + 56));
    assertEquals(Optional.of("ghu_1"), token());
    assertEquals(Optional.of("ghu_1"), token());
    assertEquals(1, issuer.renewed.size());

    pass(Duration.ofMinutes(4));
    assertEquals(Optional.empty(), token());
    assertEquals(Optional.of(octocat), accounts.of(ALICE));
    assertEquals(2, issuer.renewed.size());
  }

  @Test
  void aRefusedRenewalEndsTheLinkAndIsLogged() {
    issuer.renewed.add("somebody has used it");
    try (var logged = new Logged()) {
      pass(Duration.ofHours(8));
      assertEquals(Optional.empty(), token());
      assertEquals(
          List.of(
              "GitHub account octocat of U0ALICE is not linked any more: GitHub does not renew its"
                  + " token: bad_refresh_token"),
          logged.lines());
    }
    assertEquals(Optional.empty(), accounts.of(ALICE));
    assertTrue(store.rows.isEmpty());
  }

  @Test
  void aTokenThatExpiresAndHasNoRefreshTokenEndsTheLink() {
    var tokens = new Tokens(new Secret("ghu_short"), now.plusSeconds(60), null);
    var account = accounts.link(ALICE, 42, "octocat", tokens);
    assertEquals("ghu_short", accounts.token(account).orElseThrow().reveal());

    pass(Duration.ofMinutes(1));
    assertEquals(Optional.empty(), accounts.token(account));
    assertEquals(Optional.empty(), accounts.of(ALICE));
  }

  @Test
  void aTokenThatDoesNotExpireServesForGood() {
    var account = accounts.link(ALICE, 42, "octocat", new Tokens(new Secret("gho_1"), null, null));
    pass(Duration.ofDays(400));

    assertEquals("gho_1", accounts.token(account).orElseThrow().reveal());
  }

  @Test
  void aRefusalOfTheTokenBeforeDoesNotEndTheLink() {
    pass(Duration.ofHours(8));
    assertEquals(Optional.of("ghu_2"), token());
    accounts.refused(octocat);
    assertEquals(Optional.of("ghu_2"), token());

    pass(Duration.ofMinutes(2));
    accounts.refused(octocat);
    assertEquals(Optional.empty(), token());
  }

  @Test
  void unlinkingRevokesTheNewestToken() {
    pass(Duration.ofHours(8));
    assertEquals(Optional.of("ghu_2"), token());
    accounts.unlink(ALICE);

    assertEquals(List.of("ghu_2"), issuer.revoked);
  }
}
