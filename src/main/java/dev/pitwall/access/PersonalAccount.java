package dev.pitwall.access;

import dev.pitwall.access.AccountStore.Reservation;
import dev.pitwall.access.AccountStore.Row;
import dev.pitwall.access.TokenIssuer.Renewal;
import dev.pitwall.session.Person;
import dev.pitwall.session.SessionStore.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
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

  /** Longer than GitHub is waited for. */
  private static final Duration PAUSE = Duration.ofSeconds(15);

  /** Whoever stood still while it renewed a token has come back by then, or does not. */
  private static final Duration COMES_BACK = Duration.ofMinutes(5);

  private static final Duration OTHERS = Duration.ofSeconds(12);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** Another instance renews it. */
  private static final Secret NOT_YET = new Secret("");

  // Renewing ends the token before, also for requests that are on their way with it.
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

  private final Person person;
  private final AccountSafe safe;
  private final TokenIssuer issuer;
  private final InstantSource clock;

  /** One renewal at a time: a refresh token is good once. */
  private final ReentrantLock lock = new ReentrantLock();

  /** As it was on disk when it was last read. */
  private volatile @Nullable Row kept;

  private volatile @Nullable LinkedAccount linked;
  private @Nullable LinkedAccount unsaved;
  private Instant renewedAt = Instant.MIN;
  private Instant pausedUntil = Instant.MIN;

  /** Until when another is waited for that may hold the next tokens; null: for none. */
  private @Nullable Instant othersUntil;

  private boolean closed;

  PersonalAccount(Person person, AccountSafe safe, TokenIssuer issuer, InstantSource clock) {
    this.person = person;
    this.safe = safe;
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * Compares with what was seen on disk, which may be old by now.
   *
   * @param seen null: nothing
   */
  void saw(@Nullable Row seen) {
    if (!Objects.equals(seen, kept)) {
      var _ = alone(this::read);
    }
  }

  /** Takes in what is on disk: another instance may have linked, renewed or unlinked. */
  private boolean read() {
    var row = safe.row(person).orElse(null);
    if (Objects.equals(row, kept)) {
      return false;
    }
    boolean renewed = linked != null && row != null;
    forget();
    kept = row;
    linked = row == null ? null : safe.open(row).orElse(null);
    renewedAt = renewed ? clock.instant() : Instant.MIN;
    return true;
  }

  /** What is linked now; from memory. */
  Optional<LinkedAccount> linked() {
    return Optional.ofNullable(linked);
  }

  /** What the account's requests are signed with; empty when it is not linked any more. */
  Optional<Secret> token(Account account) {
    saw(safe.row(person).orElse(null));
    var own = own(account);
    if (own == null || !own.tokens().endBy(clock.instant().plus(MARGIN))) {
      return Optional.ofNullable(own).map(known -> known.tokens().access());
    }
    return renewing(account);
  }

  /** Where another instance renews it, that one's is waited for. */
  private Optional<Secret> renewing(Account account) {
    long end = System.nanoTime() + OTHERS.toNanos();
    while (true) {
      var token = alone(() -> renewed(account));
      if (!token.equals(Optional.of(NOT_YET))) {
        return token;
      }
      if (System.nanoTime() > end) {
        return Optional.empty();
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private @Nullable LinkedAccount own(Account account) {
    var own = linked;
    return own != null && own.account().equals(account) ? own : null;
  }

  private Optional<Secret> renewed(Account account) {
    read();
    var own = own(account);
    var row = kept;
    if (own == null || row == null) {
      return Optional.empty();
    }
    if (unsaved != null) {
      return keep(row, unsaved);
    }
    var now = clock.instant();
    if (closed || now.isBefore(pausedUntil) || !own.tokens().endBy(now.plus(MARGIN))) {
      return stillGood(own, now);
    }
    var refresh = own.tokens().refresh();
    if (refresh == null) {
      return own.tokens().endBy(now) ? ended(own, "its token has expired") : stillGood(own, now);
    }
    var reserved = safe.reserve(row, now, now.plus(PAUSE));
    return reserved == Reservation.NOT_NOW
        ? Optional.of(own.tokens().endBy(now) ? NOT_YET : own.tokens().access())
        : renew(own, row, refresh, reserved == Reservation.FIRST);
  }

  private Optional<Secret> renew(LinkedAccount own, Row row, Secret refresh, boolean first) {
    var now = clock.instant();
    return switch (issuer.renew(refresh)) {
      case Renewal.Renewed(var tokens) -> keep(row, own.with(tokens));
      case Renewal.Refused _ when !first && othersMayCome(now) -> {
        pausedUntil = now.plus(PAUSE);
        yield stillGood(own, now);
      }
      case Renewal.Refused(var why) -> ended(own, "GitHub does not renew its token: " + why);
      case Renewal.Unclear(var why) -> {
        LOG.warn("The token of {} could not be renewed: {}", own, why);
        pausedUntil = now.plus(PAUSE);
        if (first) {
          safe.release(row);
        }
        yield stillGood(own, now);
      }
    };
  }

  /**
   * GitHub has renewed it already: whoever set out to before and stands still may have the next
   * tokens, and nobody else.
   */
  private boolean othersMayCome(Instant now) {
    var until = othersUntil == null ? now.plus(COMES_BACK) : othersUntil;
    othersUntil = until;
    return now.isBefore(until);
  }

  private static Optional<Secret> stillGood(LinkedAccount own, Instant now) {
    return own.tokens().endBy(now) ? Optional.empty() : Optional.of(own.tokens().access());
  }

  /** On disk before it is used: GitHub takes the refresh token before it no more. */
  private Optional<Secret> keep(Row before, LinkedAccount next) {
    var row = safe.seal(next);
    boolean still;
    try {
      still = safe.replace(before, row);
    } catch (StoreException e) {
      LOG.error("The new token of {} could not be stored; tried again when used", next, e);
      unsaved = next;
      return Optional.empty();
    }
    unsaved = null;
    if (!still) {
      // Unlinked or linked anew at another instance meanwhile.
      issuer.revoke(next.tokens());
      read();
      return Optional.ofNullable(linked).map(known -> known.tokens().access());
    }
    renewedAt = clock.instant();
    kept = row;
    linked = next;
    return Optional.of(next.tokens().access());
  }

  private Optional<Secret> ended(LinkedAccount own, String why) {
    var row = kept;
    forget();
    try {
      if (row != null && !safe.remove(row)) {
        read();
        return Optional.ofNullable(linked).map(known -> known.tokens().access());
      }
    } catch (StoreException e) {
      LOG.error("{} could not be deleted", own, e);
    }
    LOG.warn("{} is not linked any more: {}", own, why);
    return Optional.empty();
  }

  /** GitHub does not take the account's token. */
  void refused(Account account) {
    alone(() -> {
      read();
      var own = own(account);
      var now = clock.instant();
      return own == null || now.isBefore(renewedAt.plus(UNDER_WAY)) || othersRenew(now)
          ? Optional.empty()
          : ended(own, "GitHub does not take its token any more");
    });
  }

  private boolean othersRenew(Instant now) {
    return kept != null
        && safe.reserve(kept, now, now.plus(PAUSE)) != Reservation.FIRST
        && othersMayCome(now);
  }

  /** From now on it is this one; on disk when this returns. */
  Account link(LinkedAccount next) {
    return alone(() -> {
      var row = safe.seal(next);
      safe.put(row);
      forget();
      kept = row;
      linked = next;
      LOG.info("{} is linked", next);
      return next.account();
    });
  }

  /** Nothing is left of it when this returns. */
  LinkedAccounts.Unlinked unlink() {
    return alone(() -> {
      read();
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
    kept = null;
    linked = null;
    unsaved = null;
    renewedAt = Instant.MIN;
    pausedUntil = Instant.MIN;
    othersUntil = null;
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
