package dev.pitwall.delivery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pitwall.session.Sessions.AGENTS;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.pitwall.sandbox.slack.Chromium;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.Sessions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel in which more sessions are busy than Slack takes edits for, in a real browser. */
class RoundUpIT {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final List<String> TASKS =
      List.of(
          "Fix the login button on the homepage",
          "Rename every colour token",
          "Upgrade to Java 25",
          "Sort the orders by when they were paid, and those of one customer by their amount",
          "<!channel> Say *hello* in `French`, see <https://evil.example|this>",
          "Migrate the customers table",
          "Round totals as the law has it");
  private static final List<String> DOING =
      List.of(
          "running the unit tests",
          "reading src/main/java/acme/shop/Totals.java",
          "editing colours.css",
          "asking <!here> & <@U0BOB> *now*");

  @TempDir Path directory;
  private final List<SessionId> ids = new ArrayList<>();
  private Rig rig;
  private Chromium chromium;
  private Page page;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(directory);
    rig.renderer = sessions -> new SessionRenderer(sessions, new SessionControls(List.of()));
    rig.restart();
    chromium = new Chromium();
    page = chromium.window(1280, 1400).newPage();
  }

  @AfterEach
  void close() throws Exception {
    chromium.close();
    rig.close();
  }

  /** So many are at it for a time, each with news every ten seconds. */
  private void busy(int count, int seconds) throws Exception {
    while (ids.size() < count) {
      ids.add(rig.begin(TASKS.get(ids.size() % TASKS.size()), AGENTS));
    }
    for (int second = 0; second < seconds; second++) {
      for (int i = second % 10; i < count; i += 10) {
        rig.tell(ids.get(i), new SessionEvent.Progressed(doing(i, second)));
      }
      rig.pass(1);
    }
  }

  private static String doing(int session, int second) {
    return DOING.get((session + second / 10) % DOING.size());
  }

  private Locator message(String text) {
    return page.getByTestId("message")
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile(text)));
  }

  private void look(String picture) {
    page.navigate(rig.slack.url() + "?as=alice");
    message("Round-up").locator("text=/Slack takes|shows its own/").scrollIntoViewIfNeeded();
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture + ".png")));
  }

  @Test
  void oneMessageTellsWhatAllOfThemDoAndTheCardsSaySo() throws Exception {
    busy(26, 60);
    rig.tell(ids.get(5), new SessionEvent.Asked(Sessions.mayIMigrate()));
    rig.tell(ids.get(7), new SessionEvent.Rested());
    rig.tell(ids.get(9), new SessionEvent.StopAsked(Sessions.BOB, "wrong direction"));
    rig.pass(12);
    look("round-up");
    var roundUp = message("Round-up");
    assertThat(roundUp).hasCount(1);
    assertThat(roundUp).containsText("1 needs an answer");
    assertThat(roundUp).containsText("Rename every colour token · ");
    assertThat(roundUp).containsText("<!channel> Say");
    assertThat(message("Working · news in the round-up").first()).isVisible();

    rig.pass(200);
    look("round-up-over");
    assertThat(message("Round-up")).containsText("over since");
    assertThat(message("news in the round-up")).hasCount(0);
  }
}
