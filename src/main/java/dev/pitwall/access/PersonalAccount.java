package dev.pitwall.access;

import dev.pitwall.access.TokenIssuer.Renewal;
import dev.pitwall.session.Person;
import dev.pitwall.session.SessionStore.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One person's own account, if they have linked one, with tokens that are good. */
final class PersonalAccount {
  private static final Logger LOG = LoggerFactory.getLogger(PersonalAccount.class);

  /** Clocks differ, and a request takes its time. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofSeconds(15);

  // Renewing ends the token before, also for requests that are on their way with it.
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

  private final Person person;
  private final AccountSafe safe;
  private final TokenIssuer issuer;
  private final InstantSource clock;

  /** One renewal at a time: a refresh token is good once. */
  private final ReentrantLock lock = new ReentrantLock();

  private volatile @Nullable LinkedAccount linked;
  private @Nullable LinkedAccount unsaved;
  private Instant renewedAt = Instant.MIN;
  private Instant pausedUntil = Instant.MIN;
  private boolean closed;

  PersonalAccount(Person person, AccountSafe safe, TokenIssuer issuer, InstantSource clock) {
    this.person = person;
    this.safe = safe;
    this.issuer = issuer;
    this.clock = clock;
  }

  /** Was read from disk. */
  PersonalAccount with(LinkedAccount stored) {
    linked = stored;
    return this;
  }

  /** What is linked now; from memory. */
  Optional<LinkedAccount> linked() {
    return Optional.ofNullable(linked);
  }

  /** What the account's requests are signed with; empty when it is not linked any more. */
  Optional<Secret> token(Account account) {
    var own = own(account);
    if (own == null || !own.tokens().endBy(clock.instant().plus(MARGIN))) {
      return Optional.ofNullable(own).map(known -> known.tokens().access());
    }
    return alone(() -> renewed(account));
  }

  private @Nullable LinkedAccount own(Account account) {
    var own = linked;
    return own != null && own.account().equals(account) ? own : null;
  }

  private Optional<Secret> renewed(Account account) {
    var own = own(account);
    if (own == null) {
      return Optional.empty();
    }
    if (unsaved != null) {
      return keep(unsaved);
    }
    var now = clock.instant();
    if (closed || now.isBefore(pausedUntil) || !own.tokens().endBy(now.plus(MARGIN))) {
      return stillGood(own, now);
    }
    var refresh = own.tokens().refresh();
    if (refresh == null) {
      return own.tokens().endBy(now) ? ended(own, "its token has expired") : stillGood(own, now);
    }
    return switch (issuer.renew(refresh)) {
      case Renewal.Renewed(var tokens) -> keep(own.with(tokens));
      case Renewal.Refused(var why) -> ended(own, "GitHub does not renew its token: " + why);
      case Renewal.Unclear(var why) -> {
        LOG.warn("The token of {} could not be renewed: {}", own, why);
        pausedUntil = now.plus(PAUSE);
        yield stillGood(own, now);
      }
    };
  }

  private static Optional<Secret> stillGood(LinkedAccount own, Instant now) {
    return own.tokens().endBy(now) ? Optional.empty() : Optional.of(own.tokens().access());
  }

  /** On disk before it is used: GitHub takes the refresh token before it no more. */
  private Optional<Secret> keep(LinkedAccount next) {
    try {
      safe.put(next);
    } catch (StoreException e) {
      LOG.error("The new token of {} could not be stored; tried again when used", next, e);
      unsaved = next;
      return Optional.empty();
    }
    unsaved = null;
    renewedAt = clock.instant();
    linked = next;
    return Optional.of(next.tokens().access());
  }

  private Optional<Secret> ended(LinkedAccount own, String why) {
    LOG.warn("{} is not linked any more: {}", own, why);
    forget();
    try {
      safe.remove(person);
    } catch (StoreException e) {
      LOG.error("{} could not be deleted", own, e);
    }
    return Optional.empty();
  }

  /** GitHub does not take the account's token. */
  void refused(Account account) {
    alone(() -> {
      var own = own(account);
      return own == null || clock.instant().isBefore(renewedAt.plus(UNDER_WAY))
          ? Optional.empty()
          : ended(own, "GitHub does not take its token any more");
    });
  }

  /** From now on it is this one; on disk when this returns. */
  Account link(LinkedAccount next) {
    return alone(() -> {
      safe.put(next);
      forget();
      linked = next;
      LOG.info("{} is linked", next);
      return next.account();
    });
  }

  /** Nothing is left of it when this returns. */
  LinkedAccounts.Unlinked unlink() {
    return alone(() -> {
      var own = linked;
      var last = unsaved == null ? own : unsaved;
      forget();
      // First at GitHub: after a crash in between, the request is done again and deletes the rest.
      boolean revoked = last != null && issuer.revoke(last.tokens());
      boolean was = safe.remove(person) || own != null;
      if (was) {
        LOG.info("{} has unlinked{}", person.id(), revoked ? ", and the token is revoked" : "");
      }
      return new LinkedAccounts.Unlinked(was, own == null ? null : own.account().login(), revoked);
    });
  }

  private void forget() {
    linked = null;
    unsaved = null;
    renewedAt = Instant.MIN;
    pausedUntil = Instant.MIN;
  }

  /** Renews nothing more; what is being renewed is on disk when this returns. */
  void close() {
    var _ = alone(() -> closed = true);
  }

  private <T> T alone(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
