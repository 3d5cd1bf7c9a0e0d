package dev.pitwall.sandbox.github;

import dev.pitwall.Until;
import dev.pitwall.sandbox.github.world.State;
import org.junit.jupiter.api.Test;

class LiveIT {
  @Test
  void aLiveOneWorksByItself() throws Exception {
    var settings = GitHubSettings.of("Iv1.pitwall", "client-secret").empty().live(0.001);
    try (var github = SandboxGitHub.start(settings)) {
      var task = github.startTask("octo-org", "shop", "Fix the login button", "alice");
      Until.holds("the end of the session", () -> github.state(task) == State.COMPLETED);
    }
  }
}
