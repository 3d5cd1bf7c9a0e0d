package dev.pitwall.sandbox.slack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workspace's page in a real browser, with an app that only listens. */
class PageIT {
  private static final String CARD =
      """
      {"channel": "C0AGENTS", "text": "card", "blocks": [
        {"type": "section", "text": {"type": "mrkdwn",
          "text": "*Fix it*\\n:large_blue_circle: Working · `npm test` &lt;b&gt;"},
         "accessory": {"type": "overflow", "action_id": "more", "options": [
           {"text": {"type": "plain_text", "text": "Archive"}, "value": "archive"}]}},
        {"type": "actions", "elements": [
          {"type": "button", "action_id": "stop", "value": "s1", "style": "danger",
           "text": {"type": "plain_text", "text": "Stop session"},
           "confirm": {"title": {"type": "plain_text", "text": "Stop it?"},
             "text": {"type": "mrkdwn", "text": "Work is *kept*."},
             "confirm": {"type": "plain_text", "text": "Stop"},
             "deny": {"type": "plain_text", "text": "Keep going"}}}]}]}\
      """;
  private static final String MODAL =
      """
      {"type": "modal", "callback_id": "start", "title": {"type": "plain_text", "text": "Start"},
       "submit": {"type": "plain_text", "text": "Go"}, "blocks": [
        {"type": "input", "block_id": "prompt", "label": {"type": "plain_text", "text": "Prompt"},
         "element": {"type": "plain_text_input", "action_id": "text", "multiline": true}},
        {"type": "input", "block_id": "agent", "optional": true,
         "label": {"type": "plain_text", "text": "Agent"},
         "element": {"type": "static_select", "action_id": "pick", "options": [
           {"text": {"type": "plain_text", "text": "Claude"}, "value": "claude"}]}}]}\
      """;

  private static Chromium chromium;
  private RecordingApp app;
  private SandboxSlack slack;
  private ApiClient api;
  private Page page;

  @BeforeAll
  static void browser() {
    chromium = new Chromium();
  }

  @AfterAll
  static void noBrowser() {
    chromium.close();
  }

  @BeforeEach
  void start() throws Exception {
    app = new RecordingApp();
    slack = SandboxSlack.start(SlackSettings.of(ApiClient.TOKEN, "secret"));
    slack.connectApp(app.url());
    api = new ApiClient(slack);
    page = chromium.window(1280, 800).newPage();
    page.navigate(slack.url() + "?as=alice");
  }

  @AfterEach
  void stop() throws Exception {
    page.context().close();
    slack.close();
    app.close();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private void type(String text) {
    page.getByLabel("Message #agents", new Page.GetByLabelOptions().setExact(true)).fill(text);
    page.keyboard().press("Enter");
  }

  @Test
  void aCommandIsTypedAndItsAnswerIsSeenByOnePerson() throws Exception {
    app.answer("{\"text\": \"*2* running, <@U0BOB>\"}");
    type("/agents list");
    assertEquals("list", app.next().field("text"));
    var answer = page.getByTestId("message").last();
    assertThat(answer).containsText("Only visible to you");
    assertThat(answer).containsText("2 running, @bob");
    app.answer(500, Map.of());
    type("/agents list");
    assertThat(page.getByTestId("message").last())
        .containsText("/agents failed with the error \"http_service_error\"");
  }

  @Test
  void aCardIsLiveAndItsButtonAsksBeforeItIsDone() throws Exception {
    var ts = api.json("chat.postMessage", CARD).path("ts").asText();
    var card = page.getByTestId("message").last();
    assertThat(card).containsText("Fix it");
    assertThat(card.locator("code")).hasText("npm test");
    assertThat(card).containsText("<b>");
    button("Stop session").click();
    var dialog = page.getByRole(AriaRole.ALERTDIALOG);
    assertThat(dialog).containsText("Work is kept.");
    button("Keep going").click();
    assertThat(dialog).isHidden();
    assertEquals(List.of(), app.rest());
    button("Stop session").click();
    button("Stop").click();
    var click = app.next().payload();
    assertEquals("s1", click.at("/actions/0/value").asText());
    button("More actions").click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Archive")).click();
    assertEquals("archive", app.next().payload().at("/actions/0/selected_option/value").asText());
    var stopped = "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"Stopped\"}}]";
    api.call(
        "chat.update", Map.of("channel", "C0AGENTS", "ts", ts, "text", "x", "blocks", stopped));
    assertThat(card).containsText("Stopped");
    assertThat(button("Stop session")).isHidden();
  }

  @Test
  void aDialogIsFilledInAndSentAndSaysWhatIsWrong() throws Exception {
    type("/agents start");
    api.call("views.open", Map.of("trigger_id", app.next().field("trigger_id"), "view", MODAL));
    var dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("Start");
    button("Go").click();
    assertThat(dialog).containsText("Please complete this required field.");
    page.getByLabel("Prompt").fill("Fix the login");
    dialog.getByLabel("Agent").selectOption("Claude");
    app.answer("{\"response_action\": \"errors\", \"errors\": {\"prompt\": \"Say more.\"}}");
    button("Go").click();
    assertThat(dialog).containsText("Say more.");
    var sent = app.next().payload().at("/view/state/values");
    assertEquals("Fix the login", sent.at("/prompt/text/value").asText());
    assertEquals("claude", sent.at("/agent/pick/selected_option/value").asText());
    assertThat(page.getByLabel("Prompt")).hasValue("Fix the login");
    button("Go").click();
    assertThat(dialog).isHidden();
  }

  @Test
  void aMentionInAThreadIsAnnouncedAndTheThreadOpens() throws Exception {
    var ts = api.json("chat.postMessage", CARD).path("ts").asText();
    var ping =
        Map.of("channel", "C0AGENTS", "thread_ts", ts, "text", "<@U0ALICE> *Ready for review*");
    assertThat(page.getByTestId("message")).hasCount(1);
    api.call("chat.postMessage", ping);
    button("Pitwall mentioned you in a thread in #agents").click();
    var thread =
        page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Thread"));
    assertThat(thread).containsText("@alice Ready for review");
    assertThat(page.getByText("1 reply")).isVisible();
    page.getByLabel("Reply…").fill("@Pitwall thanks");
    page.keyboard().press("Enter");
    var event = Json.parse(app.next().body()).orElseThrow();
    assertEquals("<@U0PITWALL> thanks", event.at("/event/text").asText());
    assertEquals(ts, event.at("/event/thread_ts").asText());
    assertThat(page.getByText("2 replies")).isVisible();
  }

  @Test
  void whatOthersSayElsewhereIsUnreadUntilItIsSeen() {
    assertThat(button("shop")).isVisible();
    slack.bob().say("#shop", "hello @alice");
    var shop = page.getByRole(AriaRole.NAVIGATION).getByText("shop");
    assertThat(page.getByRole(AriaRole.NAVIGATION)).containsText("1");
    shop.click();
    assertThat(page.getByTestId("message").last()).containsText("hello @alice");
    assertThat(page.getByLabel("1 mention you")).isHidden();
  }

  @Test
  void foreignTextStaysText() throws Exception {
    var hostile = "<img src=x onerror=document.title='owned'> </div><script>alert(1)</script>";
    slack.bob().say("#agents", hostile);
    assertThat(page.getByTestId("message").last()).containsText(hostile);
    var link = "<javascript:alert(1)|click me>";
    api.call("chat.postMessage", Map.of("channel", "C0AGENTS", "text", link));
    assertThat(page.getByTestId("message").last()).containsText("click me");
    assertThat(page.getByTestId("message").last().locator("a")).hasCount(0);
    assertThat(page).hasTitle("#agents · Pit Lane");
  }

  @Test
  void thePageComesBackWithTheWorkspace(@TempDir Path folder) throws Exception {
    var kept =
        SlackSettings.of(ApiClient.TOKEN, "secret").keptIn(folder.resolve("workspace.jsonl"));
    int port;
    try (var before = SandboxSlack.start(kept)) {
      port = before.url().getPort();
      before.bob().say("#agents", "before the end");
      page.navigate(before.url() + "?as=alice");
      assertThat(page.getByTestId("message").last()).containsText("before the end");
    }
    assertThat(page.getByText("The workspace does not answer; trying again…")).isVisible();
    try (var after = SandboxSlack.start(kept.at("127.0.0.1", port))) {
      after.bob().say("#agents", "and after");
      assertThat(page.getByTestId("message").last())
          .containsText(
              "and after", new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
      assertThat(page.getByText("before the end")).isVisible();
      assertThat(page.getByText("The workspace does not answer; trying again…")).isHidden();
    }
  }

  @Test
  void peopleTakeTurnsAtThePage() {
    button("bob").click();
    type("it is me");
    var said = page.getByTestId("message").last();
    assertThat(said).containsText("Bob");
    assertThat(said).containsText("it is me");
    assertEquals("U0BOB", slack.messages("#agents").getLast().json().path("user").asText());
  }

  @Test
  void nothingIsSaidAsTheOneBeforeWhileTheNextPersonComes() {
    var coming = held("bob");
    button("bob").click();
    page.waitForCondition(() -> !coming.isEmpty());
    assertThat(page.getByLabel("Message #agents")).hasCount(0);
    coming.getFirst().resume();
    type("it is me");
    assertThat(page.getByTestId("message").last()).containsText("Bob");
  }

  @Test
  void whoIsNoLongerWantedDoesNotComeLate() {
    var coming = held("bob");
    button("bob").click();
    page.waitForCondition(() -> !coming.isEmpty());
    button("alice").click();
    type("still me");
    assertThat(page.getByTestId("message").last()).containsText("Alice");
    page.waitForResponse(response -> response.url().endsWith("as=bob"), coming.getFirst()::resume);
    type("me again");
    assertThat(page.getByTestId("message").last()).containsText("me again");
    assertEquals("U0ALICE", slack.messages("#agents").getLast().json().path("user").asText());
  }

  /** What a person sees does not reach the page until it is let go on. */
  private List<Route> held(String person) {
    var held = new ArrayList<Route>();
    page.route("**/_page/state?as=" + person, held::add);
    return held;
  }
}
