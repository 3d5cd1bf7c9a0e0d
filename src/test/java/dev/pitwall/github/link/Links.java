package dev.pitwall.github.link;

import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.SEVEN;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pitwall.Logged;
import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.access.AccountLinking.Ending;
import dev.pitwall.access.MemoryAccounts;
import dev.pitwall.access.MemoryVisitors;
import dev.pitwall.access.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Linking against a GitHub on loopback; time passes when a test says so. */
final class Links implements AutoCloseable {
  final FakeGitHub github = new FakeGitHub();
  final Logged logged = new Logged();
  final MemoryAccounts store = new MemoryAccounts();
  final AccountLinks links;

  /** Another instance on the same database. */
  final AccountLinks others;

  final MemoryVisitors visitors = new MemoryVisitors();
  private Instant now = SEVEN;

  private Links(
      boolean app, @Nullable String clientSecret, @Nullable String base, @Nullable String shared)
      throws IOException {
    var oauth = app ? app(clientSecret, base) : null;
    links = instance(oauth, shared);
    others = instance(oauth, shared);
  }

  private AccountLinks instance(@Nullable OAuthApp app, @Nullable String shared) {
    return new AccountLinks(
        store,
        visitors,
        List.of(new Secret("0123456789abcdef0123456789abcdef")),
        app,
        shared == null ? null : new Secret(shared),
        github.api(),
        () -> now,
        Runnable::run);
  }

  private OAuthApp app(@Nullable String clientSecret, @Nullable String base) {
    return OAuthApp.of(
        github.web(),
        github.api(),
        FakeGitHub.CLIENT_ID,
        clientSecret == null ? null : new Secret(clientSecret),
        base == null ? null : URI.create(base));
  }

  static Links byDevice() throws IOException {
    return new Links(true, FakeGitHub.CLIENT_SECRET, null, null);
  }

  static Links withoutSecret() throws IOException {
    return new Links(true, null, null, null);
  }

  static Links onTheWeb(String base) throws IOException {
    return new Links(true, FakeGitHub.CLIENT_SECRET, base, null);
  }

  static Links sharing(@Nullable String token) throws IOException {
    return new Links(false, null, null, token);
  }

  /** Alice begins. */
  Beginning.WithCode code() {
    return (Beginning.WithCode) links.begin(ALICE);
  }

  Beginning.OnPage page() {
    return (Beginning.OnPage) links.begin(ALICE);
  }

  /** So many seconds pass, and what is due is done. */
  void pass(long seconds) {
    pass(seconds, links);
  }

  /** So many seconds pass, and what is due at these is done. */
  void pass(long seconds, AccountLinks... running) {
    now = now.plus(Duration.ofSeconds(seconds));
    List.of(running).forEach(AccountLinks::runDue);
  }

  /** How many codes GitHub has given. */
  long codes() {
    return github.requests.stream().filter(r -> r.contains("/login/device/code")).count();
  }

  /** Alice has linked her account by a code. */
  void link() {
    var begun = code();
    github.decide(true);
    pass(5);
    if (!(begun.ending().resultNow() instanceof Ending.Linked)) {
      throw new AssertionError(begun);
    }
  }

  /** How often GitHub was asked whether a code was entered. */
  long polls() {
    return github.requests.stream().filter(r -> r.contains("device_code=")).count();
  }

  /** Whatever was done: no token in a line of the log, none in an address. */
  @Override
  public void close() {
    links.close();
    others.close();
    github.close();
    logged.close();
    for (var secret : List.of("ghu_", "ghr_", "ghp_", FakeGitHub.CLIENT_SECRET, "device-")) {
      assertFalse(String.join("\n", logged.lines()).contains(secret), () -> "" + logged.lines());
      assertFalse(github.addresses().toString().contains(secret), () -> "" + github.addresses());
    }
  }
}
