package dev.pitwall.access;

import dev.pitwall.session.Person;
import java.time.Instant;
import java.util.Objects;

/**
 * Somebody's own account, with what it takes to act by it.
 *
 * @param since when it was linked
 */
public record LinkedAccount(Account account, Tokens tokens, Instant since) {
  public LinkedAccount {
    Objects.requireNonNull(account.person(), "a linked account is somebody's");
  }

  Person person() {
    return Objects.requireNonNull(account.person());
  }

  /** For the log. */
  @Override
  public String toString() {
    return "GitHub account " + account.login() + " of " + person().id();
  }

  LinkedAccount with(Tokens next) {
    return new LinkedAccount(account, next, since);
  }
}
