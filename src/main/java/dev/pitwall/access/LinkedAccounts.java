package dev.pitwall.access;

import dev.pitwall.access.TokenIssuer.Renewal;
import dev.pitwall.session.Person;
import dev.pitwall.session.SessionStore.StoreException;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** People's own accounts, and the one that all share. */
public final class LinkedAccounts implements Accounts {
  private static final Logger LOG = LoggerFactory.getLogger(LinkedAccounts.class);

  /** Clocks differ, and a request takes its time. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofSeconds(15);

  // Renewing ends the token before, also for requests that are on their way with it.
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

  private final AccountSafe safe;
  private final TokenIssuer issuer;
  private final boolean linking;
  private final InstantSource clock;
  private final Map<Person, LinkedAccount> linked = new ConcurrentHashMap<>();
  private final Map<Person, LinkedAccount> unsaved = new ConcurrentHashMap<>();
  private final Map<Person, Instant> renewed = new ConcurrentHashMap<>();
  private final Map<Person, Instant> pausedUntil = new ConcurrentHashMap<>();
  private final Map<Person, ReentrantLock> locks = new ConcurrentHashMap<>();
  private volatile @Nullable Shared shared;

  /** The account that all share; its token does not expire. */
  private record Shared(Account account, Secret token) {}

  /**
   * Reads what is stored.
   *
   * @param keys {@code PITWALL_SECRET_KEY}: the present one, then those before; none when nothing
   *     is stored or linked
   * @param linking whether people can link accounts here
   */
  public LinkedAccounts(
      AccountStore store,
      List<Secret> keys,
      TokenIssuer issuer,
      boolean linking,
      InstantSource clock) {
    this.safe = new AccountSafe(store, new TokenSeal(keys));
    this.issuer = issuer;
    this.linking = linking;
    this.clock = clock;
    var contents = safe.open();
    contents.accounts().forEach(account -> linked.put(account.person(), account));
    if (contents.unreadable() > 0) {
      LOG.warn(
          "PITWALL_SECRET_KEY does not open the tokens of {} linked accounts, so they count as not"
              + " linked. Nothing was deleted: start Pitwall with the key they were stored with,"
              + " beside the new one with a comma, or let their owners type /agents link",
          contents.unreadable());
    }
  }

  @Override
  public Optional<Account> of(Person person) {
    var own = linked.get(person);
    return own == null ? sharedAccount() : Optional.of(own.account());
  }

  @Override
  public Optional<Person> person(Workspace workspace, long userId) {
    return oldestFirst()
        .filter(account -> account.account().userId() == userId)
        .map(LinkedAccount::person)
        .filter(person -> person.workspace().equals(workspace))
        .findFirst();
  }

  @Override
  public List<Account> all() {
    return Stream.concat(sharedAccount().stream(), oldestFirst().map(LinkedAccount::account))
        .toList();
  }

  private Stream<LinkedAccount> oldestFirst() {
    return linked.values().stream()
        .sorted(Comparator.comparing(LinkedAccount::since).thenComparing(a -> a.person().id()));
  }

  private Optional<Account> sharedAccount() {
    var all = shared;
    return all == null ? Optional.empty() : Optional.of(all.account());
  }

  @Override
  public boolean linking() {
    return linking;
  }

  /** From now on everybody without an account of their own acts by this one. */
  public void share(Account account, Secret token) {
    shared = new Shared(account, token);
  }

  @Override
  public Optional<Secret> token(Account account) {
    var person = account.person();
    if (person == null) {
      var all = shared;
      return all == null || !all.account().equals(account)
          ? Optional.empty()
          : Optional.of(all.token());
    }
    var own = own(person, account);
    if (own == null || !own.tokens().endBy(clock.instant().plus(MARGIN))) {
      return Optional.ofNullable(own).map(known -> known.tokens().access());
    }
    return alone(person, () -> renewed(person, account));
  }

  private @Nullable LinkedAccount own(Person person, Account account) {
    var own = linked.get(person);
    return own != null && own.account().equals(account) ? own : null;
  }

  private Optional<Secret> renewed(Person person, Account account) {
    var own = own(person, account);
    if (own == null) {
      return Optional.empty();
    }
    var waiting = unsaved.get(person);
    if (waiting != null) {
      return keep(waiting);
    }
    var now = clock.instant();
    var refresh = own.tokens().refresh();
    boolean paused = now.isBefore(pausedUntil.getOrDefault(person, Instant.MIN));
    if (paused || !own.tokens().endBy(now.plus(MARGIN))) {
      return stillGood(own, now);
    }
    if (refresh == null) {
      return own.tokens().endBy(now) ? ended(own, "its token has expired") : stillGood(own, now);
    }
    return switch (issuer.renew(refresh)) {
      case Renewal.Renewed(var tokens) -> keep(own.with(tokens));
      case Renewal.Refused(var why) -> ended(own, "GitHub does not renew its token: " + why);
      case Renewal.Unclear(var why) -> {
        LOG.warn("The token of {} could not be renewed: {}", named(own), why);
        pausedUntil.put(person, now.plus(PAUSE));
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
      LOG.error("The new token of {} could not be stored; tried again when used", named(next), e);
      unsaved.put(next.person(), next);
      return Optional.empty();
    }
    unsaved.remove(next.person());
    renewed.put(next.person(), clock.instant());
    linked.put(next.person(), next);
    return Optional.of(next.tokens().access());
  }

  private Optional<Secret> ended(LinkedAccount own, String why) {
    LOG.warn("{} is not linked any more: {}", named(own), why);
    forget(own.person());
    try {
      safe.remove(own.person());
    } catch (StoreException e) {
      LOG.error("The account of {} could not be deleted", own.person().id(), e);
    }
    return Optional.empty();
  }

  @Override
  public void refused(Account account) {
    var person = account.person();
    if (person == null) {
      LOG.warn("GitHub does not take GITHUB_TOKEN any more. Set a new one and start Pitwall again");
      shared = null;
      return;
    }
    alone(
        person,
        () -> {
          var own = own(person, account);
          var before = clock.instant().minus(UNDER_WAY);
          return own == null || before.isBefore(renewed.getOrDefault(person, Instant.MIN))
              ? Optional.empty()
              : ended(own, "GitHub does not take its token any more");
        });
  }

  /**
   * Keeps a person's account, in the place of another they had; it is on disk when this returns.
   */
  public Account link(Person person, long userId, String login, Tokens tokens) {
    var next = new LinkedAccount(new Account(userId, login, person), tokens, clock.instant());
    return alone(
        person,
        () -> {
          safe.put(next);
          forget(person);
          linked.put(person, next);
          LOG.info("{} is linked", named(next));
          return next.account();
        });
  }

  /** What came of unlinking; the account's name is null when it could not be read any more. */
  public record Unlinked(boolean was, @Nullable String login, boolean revoked) {}

  /** Nothing of the person's account is left when this returns; asks GitHub to end its tokens. */
  public Unlinked unlink(Person person) {
    return alone(
        person,
        () -> {
          var waiting = unsaved.get(person);
          var own = linked.get(person);
          forget(person);
          // First at GitHub: after a crash in between, the request is done again and deletes the
          // rest.
          boolean revoked =
              own != null && issuer.revoke(waiting == null ? own.tokens() : waiting.tokens());
          boolean was = safe.remove(person) || own != null;
          if (was) {
            LOG.info("{} is unlinked{}", person.id(), revoked ? ", and the token revoked" : "");
          }
          return new Unlinked(was, own == null ? null : own.account().login(), revoked);
        });
  }

  private void forget(Person person) {
    linked.remove(person);
    unsaved.remove(person);
    renewed.remove(person);
    pausedUntil.remove(person);
  }

  private static String named(LinkedAccount own) {
    return "GitHub account " + own.account().login() + " of " + own.person().id();
  }

  /** One at a time for each person: a refresh token is good once. */
  private <T> T alone(Person person, Supplier<T> work) {
    var lock = locks.computeIfAbsent(person, _ -> new ReentrantLock());
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
