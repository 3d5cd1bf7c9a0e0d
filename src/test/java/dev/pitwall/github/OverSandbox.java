package dev.pitwall.github;

import static dev.pitwall.github.Yard.ALICES;

import dev.pitwall.github.api.Addresses;
import dev.pitwall.github.api.FakeAccounts;
import dev.pitwall.github.api.HttpGitHub;
import dev.pitwall.github.log.SessionLogs;
import dev.pitwall.sandbox.github.GitHubSettings;
import dev.pitwall.sandbox.github.SandboxGitHub;
import dev.pitwall.session.Repository;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Sessions over loopback HTTP, against the sandbox's GitHub; time passes when the test says so. */
abstract class OverSandbox {
  static final Repository SHOP = new Repository("octo-org", "shop");

  @TempDir Path directory;
  final AtomicReference<Instant> now = new AtomicReference<>(Yard.SEVEN);
  SandboxGitHub sandbox;
  HttpGitHub http;
  Yard yard;

  @BeforeEach
  void open() throws Exception {
    sandbox =
        SandboxGitHub.start(
            GitHubSettings.of("client", "secret")
                .token("ghu_alice-gh", "alice")
                .clock(now::get)
                .empty());
    var accounts = new FakeAccounts(ALICES);
    http =
        new HttpGitHub(
            new Addresses(sandbox.apiUrl(), sandbox.url(), sandbox.copilotUrl()),
            accounts,
            "1.0",
            new SimpleMeterRegistry(),
            now::get,
            time -> {
              if (time.isAfter(now.get())) {
                now.set(time);
              }
            },
            Duration.ofSeconds(10));
    yard = new Yard(directory, accounts, http, new SessionLogs(http.apart()));
  }

  @AfterEach
  void close() {
    yard.close();
    http.close();
    sandbox.close();
  }

  void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now.set(now.get().plusSeconds(1));
      yard.now = now.get();
      yard.sessions.runDue();
    }
  }
}
