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
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Secret token;
  private final URI api;
  private final OAuthCalls calls;
  private final LinkedAccounts accounts;
  private final InstantSource clock;
  private Instant due = Instant.MIN;
  private Duration wait = FIRST_WAIT;
  private volatile Runnable whenKnown = () -> {};

  SharedToken(
      Secret token, URI api, OAuthCalls calls, LinkedAccounts accounts, InstantSource clock) {
    this.token = token;
    this.api = api;
    this.calls = calls;
    this.accounts = accounts;
    this.clock = clock;
    // Whoever asks for something before the first question is on its way waits for its answer too.
    accounts.askingWhoShares();
  }

  /** What is done once it is known. */
  void whenKnown(Runnable then) {
    whenKnown = then;
  }

  /** Asks GitHub, as long as it is not known. */
  synchronized void runDue() {
    var now = clock.instant();
    if (now.isBefore(due)) {
      return;
    }
    accounts.askingWhoShares();
    switch (Owner.of(calls, api, token)) {
      case Owner.Known(var id, var login) -> {
        due = Instant.MAX;
        accounts.share(new Account(id, login, null), token);
        LOG.info("Everybody without an account of their own acts at GitHub as {}", login);
        whenKnown.run();
      }
      case Owner.Nobody() -> {
        due = Instant.MAX;
        accounts.sharesNoMore();
        LOG.warn("GitHub does not take GITHUB_TOKEN. Set a new one and start Pitwall again");
      }
      case Owner.Unclear(var why) -> {
        due = now.plus(wait);
        wait = longer(wait);
        accounts.notSaidWhoShares();
        LOG.warn("Not known yet whose GITHUB_TOKEN is: {}", why);
      }
    }
  }

  private static Duration longer(Duration wait) {
    var twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
  }
}
