package dev.pitwall.github.link;

import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.BOB;
import static dev.pitwall.session.Sessions.SEVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.access.Account;
import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.access.AccountLinking.Ending;
import dev.pitwall.access.Secret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A code is shown, entered at GitHub, and GitHub is asked until it was. */
class DeviceFlowTest {
  private static final Account OCTOCAT = new Account(583231, "octocat", ALICE);

  private final Links on;

  DeviceFlowTest() throws Exception {
    on = Links.byDevice();
  }

  @AfterEach
  void close() {
    on.close();
  }

  @Test
  void aPersonEntersTheCodeAndIsLinked() {
    var begun = on.code();
    assertEquals(on.github.web().resolve("login/device"), begun.where());
    assertEquals("WDJB-0001", begun.code());
    assertEquals(SEVEN.plus(Duration.ofMinutes(15)), begun.until());

    on.pass(5);
    assertFalse(begun.ending().isDone());
    on.github.decide(true);
    on.pass(5);

    assertEquals(new Ending.Linked(OCTOCAT), begun.ending().resultNow());
    assertEquals(Optional.of(OCTOCAT), on.links.accounts().of(ALICE));
    assertEquals(Optional.of(new Secret("ghu_1")), on.links.accounts().token(OCTOCAT));
    assertEquals(Optional.empty(), on.links.accounts().of(BOB));
    on.pass(60);
    assertEquals(2, on.polls());
  }

  @Test
  void gitHubIsAskedNoMoreOftenThanItWants() {
    on.code();
    on.pass(4);
    assertEquals(0, on.polls());
    on.pass(1);
    on.pass(4);
    assertEquals(1, on.polls());

    on.github.answerNext(200, "{\"error\":\"slow_down\",\"interval\":12}");
    on.pass(1);
    on.pass(11);
    assertEquals(2, on.polls());
    on.pass(1);
    assertEquals(3, on.polls());
  }

  @Test
  void slowDownAddsFiveSecondsWhenNothingElseIsSaid() {
    on.code();
    on.github.answerNext(200, "{\"error\":\"slow_down\"}");
    on.pass(5);
    on.pass(9);
    assertEquals(1, on.polls());
    on.pass(1);
    assertEquals(2, on.polls());
  }

  @Test
  void whoDeclinesIsNotLinked() {
    var begun = on.code();
    on.github.decide(false);
    on.pass(5);

    assertEquals(new Ending.Denied(), begun.ending().resultNow());
    assertEquals(Optional.empty(), on.links.accounts().of(ALICE));
  }

  @Test
  void aCodeThatGitHubSaysHasExpiredIsOver() {
    var begun = on.code();
    on.github.expireCodes();
    on.pass(5);

    assertEquals(new Ending.Expired(), begun.ending().resultNow());
  }

  @Test
  void aCodeIsOverAfterItsTimeAlsoWhenGitHubDoesNotAnswer() {
    var begun = on.code();
    on.pass(899);
    assertFalse(begun.ending().isDone());
    on.github.answerNext(502, "<html>Unicorn!</html>");
    on.pass(1);

    assertEquals(new Ending.Expired(), begun.ending().resultNow());
  }

  @Test
  void aCodeThatWasEnteredInTheLastSecondCounts() {
    var begun = on.code();
    on.pass(898);
    on.github.decide(true);
    on.pass(2);

    assertEquals(new Ending.Linked(OCTOCAT), begun.ending().resultNow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "503|down for maintenance",
        "200|not JSON: ghu_1",
        "200|{}",
        "200|[\"ghu_1\"]",
        "200|{\"access_token\":\"two words\"}",
        "429|{\"error\":\"too_many\"}",
        "500|{\"access_token\":\"ghu_9\"}"
      })
  void anAnswerThatSaysNothingIsAskedForAgain(int status, String body) {
    var begun = on.code();
    on.github.decide(true);
    on.github.answerNext(status, body);
    on.pass(5);
    assertFalse(begun.ending().isDone());
    on.pass(5);

    assertEquals(new Ending.Linked(OCTOCAT), begun.ending().resultNow());
  }

  @Test
  void aTokenWhoseOwnerGitHubDoesNotSayYetIsKeptUntilItDoes() {
    var begun = on.code();
    on.github.decide(true);
    on.github.knowNoUser(true);
    on.pass(5);
    on.pass(5);
    assertEquals(1, on.polls());
    on.github.knowNoUser(false);
    on.pass(5);

    assertEquals(new Ending.Linked(OCTOCAT), begun.ending().resultNow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "incorrect_client_credentials|GitHub does not know this Pitwall. Whoever runs it sets"
            + " `GITHUB_CLIENT_ID` and `GITHUB_CLIENT_SECRET` to what stands on the app's page at"
            + " GitHub.",
        "incorrect_device_code|GitHub does not take that code any more, so nothing is linked. To"
            + " try again, type `/agents link`.",
        "new_word|GitHub did not link the account (`new_word`). Type `/agents link` to try again;"
            + " if it stays so, ask whoever runs Pitwall.",
        "*<!channel>*|GitHub did not link the account (`unknown_error`). Type `/agents link` to try"
            + " again; if it stays so, ask whoever runs Pitwall.",
      })
  void eachErrorHasItsSentence(String word, String sentence) {
    var begun = on.code();
    on.github.answerNext(200, "{\"error\":\"" + word + "\"}");
    on.pass(5);

    assertEquals(new Ending.Failed(sentence), begun.ending().resultNow());
  }

  @Test
  void whereNoCodeIsGivenItIsSaidWhy() {
    on.github.answerNext(400, "{\"error\":\"device_flow_disabled\"}");
    assertEquals(
        new Beginning.NotBegun(
            "GitHub gives this Pitwall no codes. Whoever runs it turns on \"Enable Device Flow\" on"
                + " the app's page at GitHub."),
        on.links.begin(ALICE));

    on.github.answerNext(404, "{\"error\":\"Not Found\"}");
    assertEquals(
        new Beginning.NotBegun(
            "GitHub does not know this Pitwall. Whoever runs it sets `GITHUB_CLIENT_ID` and"
                + " `GITHUB_CLIENT_SECRET` to what stands on the app's page at GitHub."),
        on.links.begin(ALICE));

    on.github.answerNext(502, "<html>Unicorn!</html>");
    assertEquals(
        new Beginning.NotBegun(
            "GitHub can't be reached now. Type `/agents link` again in a minute."),
        on.links.begin(ALICE));
  }

  @Test
  void anAccountThatCanNotBeKeptIsTriedAgain() {
    var begun = on.code();
    on.github.decide(true);
    on.store.full = true;
    on.pass(5);
    assertFalse(begun.ending().isDone());
    on.store.full = false;
    on.pass(5);

    assertEquals(new Ending.Linked(OCTOCAT), begun.ending().resultNow());
    assertEquals(1, on.polls());
  }

  @Test
  void anAccountThatCanNotBeKeptUntilTheCodeExpiresIsToldAndItsTokenEnded() {
    var begun = on.code();
    on.github.decide(true);
    on.store.full = true;
    on.pass(5);
    on.pass(895);

    assertEquals(
        new Ending.Failed(
            "Pitwall could not keep the account, so nothing is linked. Type `/agents link` again;"
                + " if it stays so, ask whoever runs Pitwall to look into its log."),
        begun.ending().resultNow());
    assertFalse(on.github.accepts("ghu_1"));
  }

  @Test
  void peopleAreNeverSentToAnotherHost() {
    on.github.answerNext(
        200,
        "{\"device_code\":\"d\",\"user_code\":\"AB-12\",\"verification_uri\":\"https://evil.example\"}");

    assertEquals(on.github.web().resolve("login/device"), on.code().where());
  }

  @Test
  void onlyTheLatestCodeCounts() {
    var first = on.code();
    var second = on.code();

    assertEquals(new Ending.Overtaken(), first.ending().resultNow());
    on.github.decide(true);
    on.pass(5);
    assertEquals(new Ending.Linked(OCTOCAT), second.ending().resultNow());
    assertEquals(1, on.polls());
  }

  @Test
  void whoUnlinksMeanwhileIsNotLinkedAfterwards() {
    var begun = on.code();
    on.links.unlink(ALICE);
    on.github.decide(true);
    on.pass(5);

    assertEquals(new Ending.Overtaken(), begun.ending().resultNow());
    assertEquals(Optional.empty(), on.links.accounts().of(ALICE));
    assertTrue(on.store.all().isEmpty());
  }

  @Test
  void anAttemptThatIsOverEndsTheTokensItGets() {
    var begun = on.code();
    on.github.decide(true);
    on.github.knowNoUser(true);
    on.pass(5);
    assertTrue(on.github.accepts("ghu_1"));
    on.github.knowNoUser(false);
    on.links.unlink(ALICE);

    assertEquals(new Ending.Overtaken(), begun.ending().resultNow());
    assertFalse(on.github.accepts("ghu_1"));
  }
}
