package dev.pitwall.github.link;

import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.access.Account;
import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.access.AccountLinking.Parting;
import dev.pitwall.access.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What becomes of linked accounts, and of the one that all share. */
@Isolated("it looks at all that is logged")
class AccountLinksTest {
  private static final long EIGHT_HOURS = 8 * 60 * 60;
  private static final Account OCTOCAT = new Account(583231, "octocat", ALICE);
  private static final Account EVERYBODY = new Account(583231, "octocat", null);

  private static Optional<String> token(Links on, Account account) {
    return on.links.accounts().token(account).map(Secret::reveal);
  }

  @Test
  void unlinkingRevokesTheTokensAndForgetsThem() throws Exception {
    try (var on = Links.byDevice()) {
      on.link();
      assertEquals(new Parting.Unlinked("octocat", null), on.links.unlink(ALICE));

      assertFalse(on.github.accepts("ghu_1") || on.github.accepts("ghr_1"));
      assertEquals(Optional.empty(), token(on, OCTOCAT));
      assertTrue(on.store.all().isEmpty());
      assertEquals(new Parting.NotLinked(), on.links.unlink(ALICE));
    }
  }

  @Test
  void whatHasExpiredIsRenewedOnceMoreToBeRevoked() throws Exception {
    try (var on = Links.byDevice()) {
      on.link();
      on.pass(EIGHT_HOURS);
      assertEquals(new Parting.Unlinked("octocat", null), on.links.unlink(ALICE));

      for (var token : List.of("ghu_1", "ghr_1", "ghu_2", "ghr_2")) {
        assertFalse(on.github.accepts(token), token);
      }
    }
  }

  @Test
  void withoutTheAppsSecretThePersonIsToldWhereToEndItAtGitHub() throws Exception {
    try (var on = Links.withoutSecret()) {
      on.link();
      assertEquals(
          new Parting.Unlinked("octocat", on.github.web().resolve("settings/applications")),
          on.links.unlink(ALICE));
      assertTrue(on.store.all().isEmpty());
      assertTrue(on.github.accepts("ghu_1"));
    }
  }

  @Test
  void tokensAreRenewedWithAndWithoutTheAppsSecret() throws Exception {
    for (var on : List.of(Links.byDevice(), Links.withoutSecret())) {
      try (on) {
        on.link();
        on.pass(EIGHT_HOURS);
        assertEquals(Optional.of("ghu_2"), token(on, OCTOCAT));
        on.pass(EIGHT_HOURS);
        assertEquals(Optional.of("ghu_3"), token(on, OCTOCAT));
      }
    }
  }

  @Test
  void aSecretThatIsWrongEndsNoLink() throws Exception {
    try (var on = Links.byDevice()) {
      on.link();
      on.pass(EIGHT_HOURS);
      on.github.answerNext(200, "{\"error\":\"incorrect_client_credentials\"}");
      assertEquals(Optional.empty(), token(on, OCTOCAT));
      assertEquals(Optional.of(OCTOCAT), on.links.accounts().of(ALICE));
      on.pass(15);
      assertEquals(Optional.of("ghu_2"), token(on, OCTOCAT));
    }
  }

  @Test
  void whoEndedItAtGitHubIsNotLinkedAnyMore() throws Exception {
    try (var on = Links.byDevice()) {
      on.link();
      on.pass(EIGHT_HOURS);
      on.github.answerNext(200, "{\"error\":\"bad_refresh_token\"}");
      assertEquals(Optional.empty(), token(on, OCTOCAT));
      assertEquals(Optional.empty(), on.links.accounts().of(ALICE));
    }
  }

  @Test
  void withoutAnAppNobodyLinks() throws Exception {
    try (var on = Links.sharing(null)) {
      assertEquals(new Beginning.NotSetUp(), on.links.begin(ALICE));
      assertEquals(new Parting.NotLinked(), on.links.unlink(ALICE));
      assertFalse(on.links.accounts().linking());
      assertEquals(List.of(), on.links.routes());
    }
  }

  @Test
  void everybodyActsByTheSharedTokenOnceItIsKnownWhoseItIs() throws Exception {
    try (var on = Links.sharing("ghp_everybody")) {
      assertEquals(
          new Beginning.NotBegun(
              "GitHub has not said yet whose `GITHUB_TOKEN` is. Try again in a minute."),
          on.links.begin(ALICE));
      on.github.accept("ghp_everybody");
      on.github.knowNoUser(true);
      on.pass(0);
      assertEquals(
          new Beginning.NotBegun(
              "GitHub could not say so far whose `GITHUB_TOKEN` is. Pitwall goes on asking it: try"
                  + " again in a minute."),
          on.links.begin(ALICE));
      on.github.knowNoUser(false);
      on.pass(1);
      assertEquals(1, on.github.requests.size());
      on.pass(1);

      assertEquals(Optional.of(EVERYBODY), on.links.accounts().of(BOB));
      assertEquals(Optional.empty(), on.links.accounts().lack());
      assertEquals(Optional.of("ghp_everybody"), token(on, EVERYBODY));
      assertEquals(new Beginning.NotSetUp(), on.links.begin(ALICE));
      on.pass(60);
      assertEquals(2, on.github.requests.size());
      assertEquals(
          "Everybody without an account of their own acts at GitHub as octocat",
          on.logged.lines().getLast());
    }
  }

  @Test
  void howeverLongGitHubIsAwayItIsAskedAgainAndToldWhenItIsBack() throws Exception {
    try (var on = Links.sharing("ghp_everybody")) {
      var told = new ArrayList<Optional<Account>>();
      on.links.whenShared(() -> told.add(on.links.accounts().of(BOB)));
      on.github.accept("ghp_everybody");
      on.github.knowNoUser(true);
      for (int second = 0; second < 3600; second++) {
        on.pass(1);
      }
      int asked = on.github.requests.size();
      assertTrue(asked > 100 && asked < 130, "asked " + asked + " times in an hour");
      assertEquals(List.of(), told);

      on.github.knowNoUser(false);
      for (int second = 0; second < 30; second++) {
        on.pass(1);
      }
      assertEquals(List.of(Optional.of(EVERYBODY)), told);
    }
  }

  @Test
  void aSharedTokenThatGitHubDoesNotTakeIsToldAndNotTriedAgain() throws Exception {
    try (var on = Links.sharing("ghp_revoked")) {
      on.pass(0);
      on.pass(600);

      assertEquals(1, on.github.requests.size());
      assertEquals(
          List.of("GitHub does not take GITHUB_TOKEN. Set a new one and start Pitwall again"),
          on.logged.lines());
      assertEquals(
          new Beginning.NotBegun(
              "GitHub does not take the token that this Pitwall has. Whoever runs Pitwall sets a"
                  + " new `GITHUB_TOKEN` and starts it again."),
          on.links.begin(ALICE));
    }
  }

  @Test
  void aHostileNameIsNoName() throws Exception {
    try (var on = Links.byDevice()) {
      on.github.nameUser("<!channel>");
      var begun = on.code();
      on.github.decide(true);
      on.pass(5);

      assertFalse(begun.ending().isDone());
      assertEquals(Optional.empty(), on.links.accounts().of(ALICE));
    }
  }
}
