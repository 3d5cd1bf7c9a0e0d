package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.ACCOUNT;

import dev.pitwall.access.AccountStore;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import dev.pitwall.store.schema.tables.records.AccountRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Linked accounts in the database. */
public final class AccountTable implements AccountStore {
  private final Database database;

  public AccountTable(Database database) {
    this.database = database;
  }

  @Override
  public List<Row> all() {
    return database.read(dsl ->
        dsl.selectFrom(ACCOUNT)
            .orderBy(ACCOUNT.LINKED_AT, ACCOUNT.WORKSPACE, ACCOUNT.PERSON)
            .fetch(AccountTable::row));
  }

  @Override
  public Optional<Row> find(Person person) {
    return database.read(
        dsl -> dsl.selectFrom(ACCOUNT).where(is(person)).fetchOptional(AccountTable::row));
  }

  private static Row row(AccountRecord row) {
    return new Row(
        new Person(new Workspace(row.getWorkspace()), row.getPerson()),
        row.getUserId(),
        row.getLogin(),
        row.getAccessToken(),
        row.getExpiresAt(),
        row.getRefreshToken(),
        row.getLinkedAt());
  }

  private static AccountRecord row(Row row) {
    var stored = new AccountRecord();
    stored.setWorkspace(row.person().workspace().id());
    stored.setPerson(row.person().id());
    stored.setUserId(row.userId());
    stored.setLogin(row.login());
    stored.setAccessToken(row.access());
    stored.setExpiresAt(row.expires());
    stored.setRefreshToken(row.refresh());
    stored.setLinkedAt(row.linked());
    stored.setRenewingUntilAt(null);
    return stored;
  }

  private static Condition is(Person person) {
    return ACCOUNT.WORKSPACE.eq(person.workspace().id()).and(ACCOUNT.PERSON.eq(person.id()));
  }

  /** A token is sealed into another text each time. */
  private static Condition is(Row seen) {
    return is(seen.person()).and(ACCOUNT.ACCESS_TOKEN.eq(seen.access()));
  }

  @Override
  public void store(Row row) {
    database.writeOne(sql ->
        sql.dsl()
            .insertInto(ACCOUNT)
            .set(row(row))
            .onConflict(ACCOUNT.WORKSPACE, ACCOUNT.PERSON)
            .doUpdate()
            .set(row(row))
            .execute());
  }

  @Override
  public Reservation reserve(Row seen, Instant now, Instant until) {
    return database.write(sql -> {
      if (reserve(sql.dsl(), is(seen).and(ACCOUNT.RENEWING_UNTIL_AT.isNull()), until)) {
        return Reservation.FIRST;
      }
      return reserve(sql.dsl(), is(seen).and(ACCOUNT.RENEWING_UNTIL_AT.le(now)), until)
          ? Reservation.AFTER_ANOTHER
          : Reservation.NOT_NOW;
    });
  }

  private static boolean reserve(DSLContext dsl, Condition which, Instant until) {
    return dsl.update(ACCOUNT).set(ACCOUNT.RENEWING_UNTIL_AT, until).where(which).execute() == 1;
  }

  @Override
  public void release(Row seen) {
    database.writeOne(sql ->
        sql.dsl().update(ACCOUNT).setNull(ACCOUNT.RENEWING_UNTIL_AT).where(is(seen)).execute());
  }

  @Override
  public boolean replace(Row seen, Row next) {
    return database.writeOne(
        sql -> sql.dsl().update(ACCOUNT).set(row(next)).where(is(seen)).execute() == 1);
  }

  @Override
  public boolean remove(Row seen) {
    return remove(is(seen));
  }

  @Override
  public boolean remove(Person person) {
    return remove(is(person));
  }

  private boolean remove(Condition which) {
    return database.writeOne(sql -> sql.dsl().deleteFrom(ACCOUNT).where(which).execute() == 1);
  }
}
