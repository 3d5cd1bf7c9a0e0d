package dev.pitwall.github.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.access.Account;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way in which GitHub says no has sentences for a person. */
class TroubleTest {
  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  private static final Refusals REFUSALS =
      new Refusals(
          new Addresses(
              URI.create("https://api.github.com"), URI.create("https://github.com"), null));
  private static final Account SHARED = new Account(1, "pit-bot", null);
  private static final Account ALICE =
      new Account(583231, "alice-gh", new Person(new Workspace("T0"), "U0ALICE"));

  private static String words(int status, String body, Map<String, String> headers, Account who) {
    var lists = new HashMap<String, List<String>>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    var refused = REFUSALS.read(status, HttpHeaders.of(lists, (_, _) -> true), body, SEVEN);
    return Trouble.of(refused, who).orElseThrow().words();
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            401,
            "{\"message\":\"Bad credentials\"}",
            Map.of(),
            "GitHub no longer takes Pitwall's link to your account. Type `/agents link` to connect"
                + " it again."),
        Arguments.of(
            403,
            "{\"message\":\"Copilot coding agent requires a Copilot Business subscription\"}",
            Map.of(),
            "GitHub does not give `alice-gh` Copilot's coding agent here: “Copilot coding agent"
                + " requires a Copilot Business subscription”. Ask whoever manages Copilot in your"
                + " organization to allow it."),
        Arguments.of(
            403,
            "{\"message\":\"Resource protected by organization SAML enforcement.\"}",
            Map.of("X-GitHub-SSO", "required; url=https://github.com/orgs/acme/sso?a=b"),
            "The organization wants `alice-gh` to sign in with its single sign-on first. Authorize"
                + " Pitwall at https://github.com/orgs/acme/sso?a=b and try again."),
        Arguments.of(
            403,
            "{\"message\":\"Resource protected by organization SAML enforcement.\"}",
            Map.of("X-GitHub-SSO", "required; url=https://github.com.evil.example/sso"),
            "The organization wants `alice-gh` to sign in with its single sign-on first. Authorize"
                + " Pitwall for it in GitHub's settings, then try again."),
        Arguments.of(
            403,
            "{\"message\":\"Must have admin rights to Repository.\"}",
            Map.of(),
            "GitHub does not allow `alice-gh` to do that: “Must have admin rights to Repository.”."
                + " Ask somebody who administers the repository for access."),
        Arguments.of(
            403,
            "{\"message\":\"You have exceeded a secondary rate limit\"}",
            Map.of("Retry-After", "90"),
            "GitHub takes no more requests of `alice-gh` for now. Try again after 07:02 UTC."),
        Arguments.of(
            404,
            "{\"message\":\"Not Found\"}",
            Map.of(),
            "GitHub has no such thing, or does not show it to `alice-gh`. Check the name, or ask"
                + " somebody who has access."),
        Arguments.of(
            409,
            "{\"message\":\"Cannot cancel a workflow run that is completed.\"}",
            Map.of(),
            "GitHub can't do that as things stand: “Cannot cancel a workflow run that is"
                + " completed.”. Try again in a moment."),
        Arguments.of(
            422,
            "{\"message\":\"Validation"
                + " Failed\",\"errors\":[{\"code\":\"custom\",\"message\":\"model is"
                + " not\\navailable\\u0000 for `this` user\"}]}",
            Map.of(),
            "GitHub does not take that: “Validation Failed: model is not available for this user”."
                + " Change it and try again."),
        Arguments.of(
            502,
            "<html>Bad Gateway</html>",
            Map.of(),
            "GitHub has a problem of its own. Try again in a few minutes."));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalSaysWhatIsWrongAndWhatToDo(
      int status, String body, Map<String, String> headers, String sentences) {
    assertEquals(sentences, words(status, body, headers, ALICE));
  }

  @Test
  void theSharedTokenIsNotForAPersonToLinkAnew() {
    assertEquals(
        "GitHub no longer takes the token that Pitwall works with. Ask whoever runs Pitwall to set"
            + " a new `GITHUB_TOKEN`.",
        words(401, "", Map.of(), SHARED));
  }

  @Test
  void silenceIsToldApartFromNoConnection() {
    assertEquals(
        "GitHub did not answer in time, so it may have been done or not. Look on GitHub before you"
            + " try again.",
        Trouble.of(new Answer.Unclear("no answer within 20 s"), ALICE).orElseThrow().words());
    assertEquals(
        "GitHub can't be reached from here. Try again in a minute; if it stays so, ask whoever runs"
            + " Pitwall.",
        Trouble.of(new Answer.Unreachable("refused"), ALICE).orElseThrow().words());
  }

  @Test
  void longWordsAreCut() {
    var words = Words.of("{\"message\":\"" + "x".repeat(5_000) + "\"}");
    assertEquals(300, words.length());
  }
}
