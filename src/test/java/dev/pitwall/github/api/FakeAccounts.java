package dev.pitwall.github.api;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.access.Secret;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Accounts in memory; each has the token {@code ghu_} and its login. */
public final class FakeAccounts implements Accounts {
  private final List<Account> all = new ArrayList<>();

  /** Those that GitHub has refused. */
  public final List<Account> refused = new ArrayList<>();

  public boolean linking = true;

  /** Why nobody acts by a shared account. */
  public Optional<Lack> lack = Optional.empty();

  public FakeAccounts(Account... accounts) {
    all.addAll(List.of(accounts));
  }

  public void add(Account account) {
    all.add(account);
  }

  public void remove(Account account) {
    all.remove(account);
  }

  @Override
  public Optional<Account> of(Person person) {
    return all.stream()
        .filter(a -> person.equals(a.person()))
        .findFirst()
        .or(() -> all.stream().filter(Account::shared).findFirst());
  }

  @Override
  public Optional<Lack> lack() {
    return lack;
  }

  @Override
  public Optional<Person> person(Workspace workspace, long userId) {
    return all.stream()
        .filter(a -> a.userId() == userId)
        .map(Account::person)
        .filter(Objects::nonNull)
        .filter(p -> p.workspace().equals(workspace))
        .findFirst();
  }

  @Override
  public List<Account> all() {
    return List.copyOf(all);
  }

  @Override
  public Optional<Secret> token(Account account) {
    return all.contains(account)
        ? Optional.of(new Secret("ghu_" + account.login()))
        : Optional.empty();
  }

  @Override
  public void refused(Account account) {
    refused.add(account);
    all.remove(account);
  }

  @Override
  public boolean linking() {
    return linking;
  }
}
