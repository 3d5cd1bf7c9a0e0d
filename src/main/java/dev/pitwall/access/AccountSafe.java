package dev.pitwall.access;

import dev.pitwall.access.AccountStore.Reservation;
import dev.pitwall.access.AccountStore.Row;
import dev.pitwall.session.Person;
import java.time.Instant;
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

  /** What is kept, sealed. */
  List<Row> rows() {
    return store.all();
  }

  Optional<Row> row(Person person) {
    return store.find(person);
  }

  /** What it is when it is kept, each time another text. */
  Row seal(LinkedAccount linked) {
    var person = linked.person();
    var tokens = linked.tokens();
    return new Row(
        person,
        linked.account().userId(),
        linked.account().login(),
        seal.seal(tokens.access(), place(person, "access_token")),
        tokens.expires(),
        sealed(person, tokens.refresh()),
        linked.since());
  }

  void put(Row row) {
    store.store(row);
  }

  Reservation reserve(Row seen, Instant now, Instant until) {
    return store.reserve(seen, now, until);
  }

  void release(Row seen) {
    store.release(seen);
  }

  boolean replace(Row seen, Row next) {
    return store.replace(seen, next);
  }

  boolean remove(Row seen) {
    return store.remove(seen);
  }

  boolean remove(Person person) {
    return store.remove(person);
  }

  private @Nullable String sealed(Person person, @Nullable Secret refresh) {
    return refresh == null ? null : seal.seal(refresh, place(person, "refresh_token"));
  }

  /**
   * What it is; empty when no key opens it, and it stays where it is. What an older key has sealed
   * is sealed with the present one.
   */
  Optional<LinkedAccount> open(Row row) {
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
      store.replace(row, seal(linked));
    }
    return linked;
  }

  /** Table, row and column. */
  private static String place(Person person, String column) {
    return "account|" + person.workspace().id() + "/" + person.id() + "|" + column;
  }
}
