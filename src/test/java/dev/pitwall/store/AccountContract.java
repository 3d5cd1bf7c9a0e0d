package dev.pitwall.store;

import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.BOB;
import static dev.pitwall.session.Sessions.SEVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.access.AccountStore;
import dev.pitwall.access.AccountStore.Row;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of accounts does. */
abstract class AccountContract {
  private static final Person OTHER_ALICE = new Person(new Workspace("T0OTHER"), ALICE.id());

  private AccountStore accounts;

  abstract TestDatabase on();

  @BeforeEach
  void open() {
    accounts = new AccountTable(on().database());
  }

  private static Row row(Person person, String token, int minute) {
    var linked = SEVEN.plusSeconds(60L * minute);
    return new Row(person, 42, "octocat", token, linked.plusSeconds(28_800), token + "r", linked);
  }

  @Test
  void accountsAreThereAfterARestartOldestFirst() throws Exception {
    var lasting = new Row(BOB, 7, "hubot", "c", null, null, SEVEN);
    accounts.store(row(ALICE, "a", 2));
    accounts.store(row(OTHER_ALICE, "b", 1));
    accounts.store(lasting);

    assertEquals(
        List.of(lasting, row(OTHER_ALICE, "b", 1), row(ALICE, "a", 2)),
        new AccountTable(on().reopened()).all());
  }

  @Test
  void aPersonHasOneAndTheLatestCounts() {
    accounts.store(row(ALICE, "a", 1));
    var next = new Row(ALICE, 43, "hubot", "b", null, null, SEVEN);
    accounts.store(next);

    assertEquals(List.of(next), accounts.all());
  }

  @Test
  void onlyThePersonsOwnIsRemoved() {
    accounts.store(row(ALICE, "a", 1));
    accounts.store(row(OTHER_ALICE, "b", 2));

    assertTrue(accounts.remove(ALICE));
    assertFalse(accounts.remove(ALICE));
    assertEquals(List.of(row(OTHER_ALICE, "b", 2)), accounts.all());
  }
}
