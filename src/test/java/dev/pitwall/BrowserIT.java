package dev.pitwall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.pitwall.sandbox.slack.Chromium;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at the demo's page, in a real browser. */
@Order(2)
class BrowserIT {
  private static final double PATIENCE_MILLIS = 90_000;
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final ContainsTextOptions PATIENTLY =
      new ContainsTextOptions().setTimeout(PATIENCE_MILLIS);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private Demo demo;

  @SuppressWarnings("NullAway.Init")
  private static Chromium chromium;

  @SuppressWarnings("NullAway.Init")
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
  void open() throws Exception {
    demo = Demo.start(directory, 0, 0.25, System.getenv());
    page = chromium.window(1280, 800).newPage();
    page.navigate(demo.slack().url() + "?as=alice");
  }

  @AfterEach
  void close() throws Exception {
    page.context().close();
    demo.close();
  }

  @Test
  void startWatchDigestStop() {
    type("/agents start [ignore-cancel] Rename every colour token");
    var card = card("Rename every colour token");
    assertThat(card).containsText("Working", PATIENTLY);
    // Its first digest: the agent has begun, and will not let itself be stopped at once.
    assertThat(card).containsText("1 reply", PATIENTLY);

    button(card, "Stop session").click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("Stop session?");
    dialog.getByLabel("Why?").fill("wrong direction");
    picture("stop-dialog");
    dialog.getByRole(AriaRole.BUTTON, named("Stop session")).click();

    assertThat(card).containsText("Stopping · asked by @alice: “wrong direction”", PATIENTLY);
    assertThat(card).containsText("Stopped by @alice", PATIENTLY);
    assertThat(button(card, "Stop session")).hasCount(0);
    picture("stopped");
  }

  @Test
  void startFinishPing() {
    type("/agents start Fix the rounding of totals");
    var card = card("Fix the rounding of totals");
    assertThat(card).containsText("Ready for review", PATIENTLY);

    page.getByText("replies").or(page.getByText("reply")).first().click();
    var thread = page.getByLabel("Thread", new Page.GetByLabelOptions().setExact(true));
    assertThat(thread).containsText("@alice Ready for review", PATIENTLY);
    assertThat(thread).containsText("Changed");
    picture("finished");

    button(card, "View log").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("./run-tests");
    picture("log");
  }

  @Test
  void copilotBesideALocalAgent() {
    type("/agents watch octo-org/shop");
    assertThat(page.getByText("octo-org/shop").first()).isVisible();
    demo.github().startTask("octo-org", "shop", "Fix the log-in button", "bob");
    var copilots = card("octo-org/shop  ·  Copilot");
    type("/agents start Fix the rounding of totals");
    var local = card("Fix the rounding of totals");

    assertThat(local).containsText("Ready for review", PATIENTLY);
    assertThat(copilots).containsText("Ready for review", PATIENTLY);
    assertThat(copilots).containsText("bob-gh");
    assertThat(copilots.getByText("Review PR #")).isVisible();
    copilots.getByText("replies").or(copilots.getByText("reply")).first().click();
    var thread = page.getByLabel("Thread", new Page.GetByLabelOptions().setExact(true));
    assertThat(thread).containsText("Changed", PATIENTLY);
    assertThat(thread).containsText("Ready for review", PATIENTLY);
    picture("beside");
  }

  @Test
  void startByAnIssueFromTheDialog() {
    type("/agents start");
    var dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("Start a session");
    dialog.getByLabel("Repository").selectOption("octo-org/shop");
    dialog.getByLabel("What should the agent do?").fill("Fix the log-in button");
    dialog.getByLabel("Start it by").selectOption("An issue assigned to Copilot");
    picture("start-dialog");
    dialog.getByRole(AriaRole.BUTTON, named("Start").setExact(true)).click();

    var card = card("Fix the log-in button");
    assertThat(card).containsText("Ready for review", PATIENTLY);
    picture("by-issue");
  }

  private void type(String text) {
    var box =
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message #agents"));
    box.fill(text);
    box.press("Enter");
  }

  private Locator card(String title) {
    var card =
        page.getByTestId("message").filter(new Locator.FilterOptions().setHasText(title)).first();
    card.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
    return card;
  }

  private static Locator button(Locator in, String name) {
    return in.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private void picture(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }
}
