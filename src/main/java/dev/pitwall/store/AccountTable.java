package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.ACCOUNT;

import dev.pitwall.access.AccountStore;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import java.util.List;

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
            .fetch(row ->
                new Row(
                    new Person(new Workspace(row.getWorkspace()), row.getPerson()),
                    row.getUserId(),
                    row.getLogin(),
                    row.getAccessToken(),
                    row.getExpiresAt(),
                    row.getRefreshToken(),
                    row.getLinkedAt())));
  }

  @Override
  public void store(Row row) {
    database.writeOne(sql ->
        sql.dsl()
            .insertInto(ACCOUNT)
            .set(ACCOUNT.WORKSPACE, row.person().workspace().id())
            .set(ACCOUNT.PERSON, row.person().id())
            .set(ACCOUNT.USER_ID, row.userId())
            .set(ACCOUNT.LOGIN, row.login())
            .set(ACCOUNT.ACCESS_TOKEN, row.access())
            .set(ACCOUNT.EXPIRES_AT, row.expires())
            .set(ACCOUNT.REFRESH_TOKEN, row.refresh())
            .set(ACCOUNT.LINKED_AT, row.linked())
            .onConflict(ACCOUNT.WORKSPACE, ACCOUNT.PERSON)
            .doUpdate()
            .set(ACCOUNT.USER_ID, row.userId())
            .set(ACCOUNT.LOGIN, row.login())
            .set(ACCOUNT.ACCESS_TOKEN, row.access())
            .set(ACCOUNT.EXPIRES_AT, row.expires())
            .set(ACCOUNT.REFRESH_TOKEN, row.refresh())
            .set(ACCOUNT.LINKED_AT, row.linked())
            .execute());
  }

  @Override
  public boolean remove(Person person) {
    return database.writeOne(sql ->
        sql.dsl()
                .deleteFrom(ACCOUNT)
                .where(ACCOUNT.WORKSPACE.eq(person.workspace().id()))
                .and(ACCOUNT.PERSON.eq(person.id()))
                .execute()
            == 1);
  }
}
