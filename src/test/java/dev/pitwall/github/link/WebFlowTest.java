package dev.pitwall.github.link;

import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.BOB;
import static dev.pitwall.session.Sessions.SEVEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.access.Account;
import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.access.AccountLinking.Ending;
import dev.pitwall.http.HttpServer;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A browser goes to a page of GitHub's and comes back with a code. */
class WebFlowTest {
  private static final Account OCTOCAT = new Account(583231, "octocat", ALICE);

  private final Links on;
  private final HttpServer pitwall;
  private final HttpClient browser = HttpClient.newHttpClient();

  WebFlowTest() throws Exception {
    on = Links.onTheWeb("https://pitwall.example.com/");
    pitwall = new HttpServer("127.0.0.1", 0, on.links.routes());
    pitwall.start();
  }

  @AfterEach
  void close() {
    browser.close();
    pitwall.close();
    on.close();
  }

  private static Map<String, String> query(URI page) {
    return Arrays.stream(page.getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], UTF_8)));
  }

  private static String state(Beginning.OnPage begun) {
    return query(begun.where()).getOrDefault("state", "");
  }

  private String agreed(Beginning.OnPage begun) {
    return on.github.agree(query(begun.where()).getOrDefault("code_challenge", ""));
  }

  private HttpResponse<String> back(String query) throws Exception {
    var address = "http://127.0.0.1:" + pitwall.port() + "/github/callback?" + query;
    return browser.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  private static String text(HttpResponse<String> page) {
    var body = page.body();
    return body.substring(body.indexOf("<h1>"), body.indexOf("</html>")).strip();
  }

  private static final String OVER =
      """
      <h1>Not linked</h1>
      <p>This address was used before, or its time is over. Go back to Slack and type /agents link \
      for a new one.</p>\
      """;

  @Test
  void thePersonIsSentToGitHubsPage() {
    var begun = on.page();
    var query = query(begun.where());

    assertTrue(
        begun.where().toString().startsWith(on.github.web() + "login/oauth/authorize?"),
        begun.where().toString());
    assertEquals(FakeGitHub.CLIENT_ID, query.get("client_id"));
    assertEquals("https://pitwall.example.com/github/callback", query.get("redirect_uri"));
    assertEquals("S256", query.get("code_challenge_method"));
    assertEquals("select_account", query.get("prompt"));
    assertEquals(43, state(begun).length());
    assertEquals(SEVEN.plus(Duration.ofMinutes(10)), begun.until());
    assertFalse(begun.where().toString().contains(FakeGitHub.CLIENT_SECRET));
  }

  @Test
  void whoAgreesIsLinkedAndSeesACalmPage() throws Exception {
    var begun = on.page();
    var page = back("code=" + agreed(begun) + "&state=" + state(begun));

    assertEquals(new Ending.Linked(OCTOCAT), begun.ending().resultNow());
    assertEquals(Optional.of(OCTOCAT), on.links.accounts().of(ALICE));
    assertEquals(200, page.statusCode());
    assertEquals(
        """
        <h1>Linked as octocat</h1>
        <p>You can close this page and go back to Slack. If you did not ask for this in Slack \
        yourself, remove Pitwall from the applications in your GitHub settings: then nobody can \
        act as you.</p>\
        """,
        text(page));
  }

  @Test
  void thePageLoadsNothingAndIsKeptNowhere() throws Exception {
    var page = back("");
    var headers = page.headers();

    assertEquals("text/html;charset=utf-8", headers.firstValue("Content-Type").orElse(""));
    assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""));
    assertEquals("no-referrer", headers.firstValue("Referrer-Policy").orElse(""));
    assertTrue(
        headers.firstValue("Content-Security-Policy").orElse("").startsWith("default-src 'none';"));
    assertFalse(page.body().contains("src=") || page.body().contains("href="), page.body());
  }

  @Test
  void aStateIsGoodOnce() throws Exception {
    var begun = on.page();
    back("code=" + agreed(begun) + "&state=" + state(begun));
    var again = back("code=" + agreed(begun) + "&state=" + state(begun));

    assertEquals(400, again.statusCode());
    assertEquals(OVER, text(again));
  }

  @Test
  void aStateIsGoodForTenMinutes() throws Exception {
    var begun = on.page();
    on.pass(599);
    assertFalse(begun.ending().isDone());
    on.pass(1);

    assertEquals(new Ending.Expired(), begun.ending().resultNow());
    assertEquals(OVER, text(back("code=" + agreed(begun) + "&state=" + state(begun))));
    assertEquals(Optional.empty(), on.links.accounts().of(ALICE));
  }

  @Test
  void aStateIsGoodForWhomItWasMade() throws Exception {
    var alices = on.page();
    var bobs = (Beginning.OnPage) on.links.begin(BOB);
    assertNotEquals(state(alices), state(bobs));

    // Bob's browser brings Bob's code with Alice's state: GitHub sees that it was asked by another.
    var page = back("code=" + agreed(bobs) + "&state=" + state(alices));

    assertEquals(
        """
        <h1>Not linked</h1>
        <p>GitHub does not take that code any more, so nothing is linked. To try again, type \
        /agents link.</p>\
        """,
        text(page));
    assertEquals(Optional.empty(), on.links.accounts().of(ALICE));
    assertEquals(Optional.empty(), on.links.accounts().of(BOB));
  }

  @Test
  void whoDeclinesIsNotLinked() throws Exception {
    var begun = on.page();
    var page = back("error=access_denied&error_description=no&state=" + state(begun));

    assertEquals(new Ending.Denied(), begun.ending().resultNow());
    assertEquals(
        """
        <h1>Not linked</h1>
        <p>You declined, so nothing was changed. You can close this page.</p>\
        """,
        text(page));
  }

  @Test
  void anErrorOfGitHubsHasItsSentence() throws Exception {
    var begun = on.page();
    back("error=redirect_uri_mismatch&state=" + state(begun));

    assertEquals(
        new Ending.Failed(
            "GitHub does not lead back to this Pitwall. Whoever runs it enters its address as"
                + " \"Callback URL\" on the app's page at GitHub: `PITWALL_BASE_URL` with"
                + " `/github/callback` behind it."),
        begun.ending().resultNow());
  }

  @Test
  void noAnswerFromGitHubIsSaid() throws Exception {
    var begun = on.page();
    on.github.answerNext(502, "<html>Unicorn!</html>");
    back("code=" + agreed(begun) + "&state=" + state(begun));

    assertEquals(
        new Ending.Failed("GitHub can't be reached now. Type `/agents link` again in a minute."),
        begun.ending().resultNow());
  }

  @Test
  void strangersGetThePageOfWhoIsLate() throws Exception {
    var begun = on.page();
    var state = state(begun);
    for (var query :
        new String[] {
          "",
          "code=x",
          "state=" + state,
          "code=x&state=y",
          "state=" + state + "&state=y&code=x",
          "code=x&error=y&state=" + state,
          "code=" + "x".repeat(501) + "&state=" + state
        }) {
      assertEquals(OVER, text(back(query)), query);
    }
    assertFalse(begun.ending().isDone());
  }

  @Test
  void hostileWordsStayWords() {
    var page = Page.of(new Ending.Failed("<script>alert(\"&\")</script>"));

    assertTrue(page.contains("&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;"), page);
  }

  @Test
  void onlyTheLatestPageCounts() throws Exception {
    var first = on.page();
    on.page();

    assertEquals(new Ending.Overtaken(), first.ending().resultNow());
    assertEquals(OVER, text(back("code=" + agreed(first) + "&state=" + state(first))));
  }

  private Beginning.OnPage begunAtTheOther() {
    return (Beginning.OnPage) on.others.begin(ALICE);
  }

  @Test
  void whoBeganAtAnotherInstanceIsLinkedAndToldThere() throws Exception {
    var begun = begunAtTheOther();
    var page = back("code=" + agreed(begun) + "&state=" + state(begun));
    assertEquals(200, page.statusCode());
    assertFalse(begun.ending().isDone());

    on.others.runDue();
    assertEquals(new Ending.Linked(OCTOCAT), begun.ending().resultNow());
    assertEquals(Optional.of(OCTOCAT), on.others.accounts().of(ALICE));
  }

  @Test
  void whoDeclinesWhatWasBegunAtAnotherInstanceIsToldThere() throws Exception {
    var begun = begunAtTheOther();
    back("error=access_denied&state=" + state(begun));

    on.others.runDue();
    assertEquals(new Ending.Denied(), begun.ending().resultNow());
  }

  @Test
  void anErrorOfGitHubsIsToldWhereItWasBegun() throws Exception {
    var begun = begunAtTheOther();
    back("error=application_suspended&state=" + state(begun));

    on.others.runDue();
    assertEquals(
        new Ending.Failed(Sentences.of("application_suspended")), begun.ending().resultNow());
  }

  @Test
  void whoIsOnTheWayWhenTheInstanceEndsFindsTheSamePageAtAnother() throws Exception {
    var first = begunAtTheOther();
    on.visitors.gone = true;
    var again = on.page();

    assertEquals(first.where(), again.where());
    back("code=" + agreed(first) + "&state=" + state(first));
    assertEquals(new Ending.Linked(OCTOCAT), again.ending().resultNow());
    on.others.runDue();
    assertEquals(new Ending.Linked(OCTOCAT), first.ending().resultNow());
  }

  @Test
  void whoUnlinksAtAnotherInstanceWhileTheyComeBackIsNotLinked() throws Exception {
    var begun = on.page();
    on.github.beforeUser = () -> on.others.unlink(ALICE);
    var page = back("code=" + agreed(begun) + "&state=" + state(begun));

    assertEquals(OVER, text(page));
    assertTrue(on.store.all().isEmpty());
  }

  @Test
  void whoBeginsAnewAtAnotherInstanceHasOvertakenTheFirst() throws Exception {
    var first = begunAtTheOther();
    on.page();

    on.others.runDue();
    assertEquals(new Ending.Overtaken(), first.ending().resultNow());
    assertEquals(OVER, text(back("code=" + agreed(first) + "&state=" + state(first))));
  }
}
