package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.github.link.FakeGitHub;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SlackSettings;
import dev.pitwall.store.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances as processes of their own, one PostgreSQL database; accounts at GitHub. */
class LinkInstancesIT {
  private final String database = TestServer.fresh();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private final FakeGitHub github;
  private final SandboxSlack slack;

  @SuppressWarnings("NullAway.Init")
  private ServeProcess one;

  @SuppressWarnings("NullAway.Init")
  private ServeProcess two;

  LinkInstancesIT() throws Exception {
    github = new FakeGitHub();
    github.wantsToBeAskedEvery(1);
    slack = SandboxSlack.start(SlackSettings.of("xoxb-test", "slack-secret"));
  }

  @BeforeEach
  void open() throws Exception {
    one = instance("one");
    two = instance("two");
    one.untilItListens();
    two.untilItListens();
  }

  private ServeProcess instance(String name) throws Exception {
    return ServeProcess.start(
        directory.resolve(name),
        Map.of(
            "SLACK_BOT_TOKEN",
            "xoxb-test",
            "SLACK_SIGNING_SECRET",
            "slack-secret",
            "SLACK_API_URL",
            slack.apiUrl().toString(),
            "PITWALL_DATABASE_URL",
            database,
            "GITHUB_URL",
            github.web().toString(),
            "GITHUB_API_URL",
            github.api().toString(),
            "GITHUB_CLIENT_ID",
            FakeGitHub.CLIENT_ID,
            "GITHUB_CLIENT_SECRET",
            FakeGitHub.CLIENT_SECRET,
            "PITWALL_SECRET_KEY",
            "0123456789abcdef0123456789abcdef"));
  }

  @AfterEach
  void close() throws Exception {
    one.kill();
    two.kill();
    slack.close();
    github.close();
    TestServer.drop(database);
  }

  private void whisperWith(String words) {
    Until.holds(
        words,
        () ->
            slack.alice().lastWhisper("agents").filter(w -> w.shown().contains(words)).isPresent());
  }

  @Test
  void whoEntersTheCodeOfAnInstanceThatIsKilledIsLinkedByTheOther() throws Exception {
    slack.connectApp(one.events());
    slack.alice().command("/agents link", "agents");
    whisperWith("`WDJB-0001`");

    one.kill();
    github.decide(true);

    whisperWith("Linked as *octocat*.");
    assertEquals(1, github.requests.stream().filter(r -> r.contains("/login/device/code")).count());
    slack.connectApp(two.events());
    slack.alice().command("/agents link", "agents");
    whisperWith("You are linked as *octocat*.");
  }
}
