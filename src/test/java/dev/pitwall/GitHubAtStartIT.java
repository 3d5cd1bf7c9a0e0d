package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.github.wire.Fault;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pitwall starts, and is asked for something, before GitHub has said whose the token is. */
class GitHubAtStartIT extends BetweenStandIns {
  private static final String WHOSE = "GET /user";
  private @Nullable App app;

  private void begin() throws Exception {
    var environment = settings(0);
    var started = App.start(Config.from(environment), environment, InstantSource.system());
    app = started;
    connect(started.port());
  }

  @AfterEach
  void close() {
    if (app != null) {
      app.close();
    }
  }

  private boolean isTold(String words) {
    return slack.alice().lastWhisper("agents").filter(w -> w.shown().contains(words)).isPresent();
  }

  @Test
  void whatIsAskedWhileGitHubTakesItsTimeIsDoneWhenItHasAnswered() throws Exception {
    github.faults().next(1, WHOSE, new Fault.Delayed(Duration.ofSeconds(1)));
    begin();
    slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");

    var card = card(c -> c.shown().contains(":white_check_mark: Ready for review"));
    assertEquals(1, slack.cards("agents").size(), card.shown());
    assertTrue(slack.alice().lastWhisper("agents").isEmpty(), "told something");
  }

  @Test
  void aGitHubThatIsDownDelaysNothingAndIsFoundAgainWhenItIsBack() throws Exception {
    begin();
    slack.alice().command("/agents start octo-org/shop [hang] Rename every colour", "agents");
    var card = card(c -> c.shown().contains(":large_blue_circle: Working"));
    close();

    github.faults().unreachable(true);
    begin();
    slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");
    Until.holds("the truth", () -> isTold("whose `GITHUB_TOKEN` is."));
    slack.alice().command("/agents list", "agents");
    Until.holds("the list", () -> isTold("Rename every colour"));
    assertEquals(1, slack.cards("agents").size());

    github.faults().unreachable(false);
    github.finish(github.tasks().getLast());
    Until.holds(
        "that what ran before is seen to end",
        Duration.ofSeconds(60),
        () -> slack.cards("agents").getFirst().shown().contains("Ready for review"));
    assertEquals(card.ts(), slack.cards("agents").getFirst().ts());
    slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");
    card(c -> c.shown().contains("Fix the log-in button"));
  }
}
