package dev.pitwall.access;

import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whose account at GitHub does what. Safe for many threads. */
public interface Accounts {

  /** The account that acts for a person: their own or else the shared one; from memory. */
  Optional<Account> of(Person person);

  /**
   * As {@link #of}; where there is none, and GitHub is being asked at this moment whose the shared
   * token is, its answer is waited for.
   */
  default Optional<Account> awaited(Person person, Duration atMost) {
    return of(person);
  }

  /** Why nobody acts by the shared account; empty when they do, or there is none. */
  default Optional<Lack> lack() {
    return Optional.empty();
  }

  /**
   * What keeps people from acting by the shared account.
   *
   * @param why in sentences, with what to do
   * @param passing whether it may end by itself
   */
  record Lack(String why, boolean passing) {}

  /** Who of the workspace has linked the account with GitHub's id; from memory. */
  Optional<Person> person(Workspace workspace, long userId);

  /** Every account that can be used, the shared one first; from memory. */
  List<Account> all();

  /**
   * What the account's requests are signed with now; refreshed when it is about to expire, so this
   * may ask GitHub. Empty when it can't be used any more: it was unlinked, revoked, or could not be
   * refreshed.
   */
  Optional<Secret> token(Account account);

  /** GitHub has refused the account's token with a 401: it is not used again until linked anew. */
  void refused(Account account);

  /** Whether people can link accounts of their own here. */
  boolean linking();
}
