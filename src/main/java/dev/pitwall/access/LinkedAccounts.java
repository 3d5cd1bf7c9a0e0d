package dev.pitwall.access;

import dev.pitwall.access.AccountStore.Row;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** People's own accounts, and the one that all share. */
public final class LinkedAccounts implements Accounts, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LinkedAccounts.class);

  private final AccountSafe safe;
  private final TokenIssuer issuer;
  private final boolean linking;
  private final InstantSource clock;
  private final Map<Person, PersonalAccount> people = new ConcurrentHashMap<>();
  private final SharedAccount shared = new SharedAccount();

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
    long unreadable = read();
    if (unreadable > 0) {
      LOG.warn(
          "PITWALL_SECRET_KEY does not open the tokens of {} linked accounts, so they count as not"
              + " linked. Nothing was deleted: start Pitwall with the key they were stored with,"
              + " beside the new one with a comma, or let their owners type /agents link",
          unreadable);
    }
  }

  /**
   * Takes in what other instances have linked and unlinked. Whether an account is still linked is
   * asked once more whenever its token is used.
   */
  public void refresh() {
    var _ = read();
  }

  private long read() {
    var rows = safe.rows().stream().collect(Collectors.toMap(Row::person, row -> row));
    rows.keySet().forEach(this::at);
    // An account that is linked while this runs is read again by itself.
    people.forEach((person, personal) -> personal.saw(rows.get(person)));
    return rows.keySet().stream().filter(person -> at(person).linked().isEmpty()).count();
  }

  private PersonalAccount personal(Person person) {
    return new PersonalAccount(person, safe, issuer, clock);
  }

  private PersonalAccount at(Person person) {
    return people.computeIfAbsent(person, this::personal);
  }

  @Override
  public Optional<Account> of(Person person) {
    return Optional.ofNullable(people.get(person))
        .flatMap(PersonalAccount::linked)
        .map(LinkedAccount::account)
        .or(shared::account);
  }

  @Override
  public Optional<Account> awaited(Person person, Duration atMost) {
    return of(person)
        .or(() -> {
          shared.await(atMost);
          return of(person);
        });
  }

  @Override
  public Optional<Lack> lack() {
    return shared.lack();
  }

  @Override
  public Optional<Person> person(Workspace workspace, long userId) {
    return oldestFirst()
        .filter(linked -> linked.account().userId() == userId)
        .map(LinkedAccount::person)
        .filter(person -> person.workspace().equals(workspace))
        .findFirst();
  }

  @Override
  public List<Account> all() {
    return Stream.concat(shared.account().stream(), oldestFirst().map(LinkedAccount::account))
        .toList();
  }

  private Stream<LinkedAccount> oldestFirst() {
    return people.values().stream()
        .flatMap(personal -> personal.linked().stream())
        .sorted(Comparator.comparing(LinkedAccount::since).thenComparing(a -> a.person().id()));
  }

  @Override
  public Optional<Secret> token(Account account) {
    var person = account.person();
    return person == null ? shared.token(account) : at(person).token(account);
  }

  @Override
  public void refused(Account account) {
    var person = account.person();
    if (person != null) {
      at(person).refused(account);
    } else if (shared.account().isPresent()) {
      LOG.warn("GitHub does not take GITHUB_TOKEN any more. Set a new one and start Pitwall again");
      shared.refused();
    }
  }

  @Override
  public boolean linking() {
    return linking;
  }

  /** From now on everybody without an account of their own acts by this one. */
  public void share(Account account, Secret token) {
    shared.isOf(account, token);
  }

  /** GitHub is about to be asked whose the token is that all share. */
  public void askingWhoShares() {
    shared.asking();
  }

  /** GitHub did not say whose it is; it is asked again. */
  public void notSaidWhoShares() {
    shared.notSaid();
  }

  /** GitHub does not take the token that all would share. */
  public void sharesNoMore() {
    shared.refused();
  }

  /**
   * Keeps a person's account, in the place of another they had; it is on disk when this returns.
   */
  public Account link(Person person, long userId, String login, Tokens tokens) {
    var account = new Account(userId, login, person);
    return at(person).link(new LinkedAccount(account, tokens, clock.instant()));
  }

  /** Nothing of the person's account is left when this returns; asks GitHub to end its tokens. */
  public Unlinked unlink(Person person) {
    return at(person).unlink();
  }

  /**
   * What came of unlinking.
   *
   * @param was whether there was an account
   * @param login GitHub's name; null when it could not be read any more
   * @param revoked whether GitHub takes its tokens no more
   */
  public record Unlinked(boolean was, @Nullable String login, boolean revoked) {}

  /** Renews no more tokens; what is being renewed is on disk when this returns. */
  @Override
  public void close() {
    people.values().forEach(PersonalAccount::close);
  }
}
