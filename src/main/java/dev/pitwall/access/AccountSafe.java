package dev.pitwall.access;

import dev.pitwall.access.AccountStore.Row;
import dev.pitwall.session.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Linked accounts on disk, their tokens encrypted. */
final class AccountSafe {
  private final AccountStore store;
  private final TokenSeal seal;

  AccountSafe(AccountStore store, TokenSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  /**
   * What is kept.
   *
   * @param unreadable how many no key opens; they stay where they are
   */
  record Contents(List<LinkedAccount> accounts, int unreadable) {}

  /** Opens all; what an older key has sealed is sealed with the present one. */
  Contents open() {
    var accounts = new ArrayList<LinkedAccount>();
    var rows = store.all();
    for (var row : rows) {
      open(row).ifPresent(accounts::add);
    }
    return new Contents(accounts, rows.size() - accounts.size());
  }

  void put(LinkedAccount linked) {
    var person = linked.person();
    var tokens = linked.tokens();
    store.store(
        new Row(
            person,
            linked.account().userId(),
            linked.account().login(),
            seal.seal(tokens.access(), place(person, "access_token")),
            tokens.expires(),
            sealed(person, tokens.refresh()),
            linked.since()));
  }

  boolean remove(Person person) {
    return store.remove(person);
  }

  private @Nullable String sealed(Person person, @Nullable Secret refresh) {
    return refresh == null ? null : seal.seal(refresh, place(person, "refresh_token"));
  }

  private Optional<LinkedAccount> open(Row row) {
    var access = seal.open(row.access(), place(row.person(), "access_token"));
    if (access.isEmpty()) {
      return Optional.empty();
    }
    if (row.refresh() == null) {
      return Optional.of(linked(row, access.get(), null));
    }
    return seal.open(row.refresh(), place(row.person(), "refresh_token"))
        .map(refresh -> linked(row, access.get(), refresh));
  }

  private LinkedAccount linked(
      Row row, TokenSeal.Opened access, TokenSeal.@Nullable Opened refresh) {
    var account = new Account(row.userId(), row.login(), row.person());
    var next = refresh == null ? null : refresh.token();
    var linked =
        new LinkedAccount(account, new Tokens(access.token(), row.expires(), next), row.linked());
    if (access.old()) {
      put(linked);
    }
    return linked;
  }

  /** Table, row and column. */
  private static String place(Person person, String column) {
    return "account|" + person.workspace().id() + "/" + person.id() + "|" + column;
  }
}
