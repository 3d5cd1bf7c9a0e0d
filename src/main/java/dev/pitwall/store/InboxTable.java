package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.INBOX;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.pitwall.delivery.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;

/** The inbox in the database. What Slack waits for is in plain JDBC, the cheapest there is. */
public final class InboxTable implements Inbox {
  private static final String KEEP =
      """
      INSERT INTO inbox (id, kind, body, received_at, instance) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;
  private static final String ORPHANS =
      "UPDATE inbox SET instance = ? WHERE done_at IS NULL AND " + Orphans.of("inbox.instance");
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private final Database database;

  public InboxTable(Database database) {
    this.database = database;
  }

  @Override
  public boolean keep(Item item) {
    return database.writeOne(sql -> {
      try (var insert = sql.prepare(KEEP)) {
        insert.setString(1, item.id());
        insert.setString(2, item.kind());
        insert.setString(3, item.body());
        insert.setLong(4, item.receivedAt().toEpochMilli());
        insert.setString(5, here());
        return insert.executeUpdate() == 1;
      }
    });
  }

  @Override
  public void done(List<String> ids, Instant now) {
    database.writeOne(
        sql -> sql.dsl().update(INBOX).set(INBOX.DONE_AT, now).where(INBOX.ID.in(ids)).execute());
  }

  @Override
  public List<Item> open(int most) {
    return database.read(dsl ->
        dsl.selectFrom(INBOX)
            .where(INBOX.DONE_AT.isNull().and(ours()))
            .orderBy(INBOX.RECEIVED_AT, INBOX.ID)
            .limit(most)
            .fetch(
                row -> new Item(row.getId(), row.getKind(), row.getBody(), row.getReceivedAt())));
  }

  private Condition ours() {
    return database.shared() ? INBOX.INSTANCE.eq(here()) : noCondition();
  }

  private String here() {
    return database.here().id();
  }

  @Override
  public boolean stillOurs(Item item) {
    return database.leases().covers(SharedLeases.alive(here()), A_MOMENT)
        || database.read(dsl -> dsl.fetchExists(INBOX, INBOX.ID.eq(item.id()).and(ours())));
  }

  /**
   * Makes what dead instances have not done this one's to do.
   *
   * @return how many requests those are
   */
  public int takeOver() {
    return database.shared() ? database.writeOne(sql -> Orphans.takeOver(sql, ORPHANS, here())) : 0;
  }

  @Override
  public void forget(Instant doneBefore) {
    new Unhurried(database).run(pages -> forgetSome(doneBefore, pages) > 0);
  }

  private int forgetSome(Instant doneBefore, int most) {
    var some =
        select(INBOX.ID)
            .from(INBOX)
            .where(INBOX.DONE_AT.lt(doneBefore))
            .orderBy(INBOX.DONE_AT)
            .limit(most);
    return database.writeOne(sql -> sql.dsl().deleteFrom(INBOX).where(INBOX.ID.in(some)).execute());
  }
}
