package dev.pitwall.github.link;

import dev.pitwall.access.Account;
import dev.pitwall.access.LinkedAccounts;
import dev.pitwall.access.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whose {@code GITHUB_TOKEN} is; until that is known, nobody acts by it. */
final class SharedToken {
  private static final Logger LOG = LoggerFactory.getLogger(SharedToken.class);
  private static final Duration BETWEEN = Duration.ofSeconds(30);

  private static final String UNKNOWN =
      "GitHub has not said yet whose `GITHUB_TOKEN` is. Try again in a minute.";
  private static final String REFUSED =
      "GitHub does not take the token that this Pitwall has. Whoever runs Pitwall sets a new"
          + " `GITHUB_TOKEN` and starts it again.";

  private final Secret token;
  private final URI api;
  private final OAuthCalls calls;
  private final LinkedAccounts accounts;
  private final InstantSource clock;
  private Instant due = Instant.MIN;
  private String trouble = UNKNOWN;

  SharedToken(
      Secret token, URI api, OAuthCalls calls, LinkedAccounts accounts, InstantSource clock) {
    this.token = token;
    this.api = api;
    this.calls = calls;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Asks GitHub, as long as it is not known. */
  synchronized void runDue() {
    var now = clock.instant();
    if (now.isBefore(due)) {
      return;
    }
    switch (Owner.of(calls, api, token)) {
      case Owner.Known(var id, var login) -> {
        due = Instant.MAX;
        // In case nobody acts by it later.
        trouble = REFUSED;
        accounts.share(new Account(id, login, null), token);
        LOG.info("Everybody without an account of their own acts at GitHub as {}", login);
      }
      case Owner.Nobody() -> {
        due = Instant.MAX;
        trouble = REFUSED;
        LOG.warn("GitHub does not take GITHUB_TOKEN. Set a new one and start Pitwall again");
      }
      case Owner.Unclear(var why) -> {
        due = now.plus(BETWEEN);
        LOG.warn("Not known yet whose GITHUB_TOKEN is: {}", why);
      }
    }
  }

  /** Why nobody acts by it: sentences. */
  synchronized String trouble() {
    return trouble;
  }
}
