package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.LEASE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;

import dev.pitwall.store.schema.DefaultSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.TableRecord;
import org.jooq.UpdatableRecord;

/**
 * Copies everything from one database into another, which is empty. What breaks off goes on when it
 * is begun again; until it is whole, Pitwall does not work with the copy.
 */
public final class DatabaseCopy {
  private static final int STEP = 500;
  private static final String MARK = "copying";

  private final Database from;
  private final Database to;
  private final Progress progress;
  private long total;
  private long done;

  private DatabaseCopy(Database from, Database to, Progress progress) {
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /** Is told how far it is, in rows. */
  @FunctionalInterface
  public interface Progress {
    void at(long done, long total);
  }

  /**
   * Copies.
   *
   * @return how many rows the copy has
   * @throws DatabaseRefused when one of them can't be opened or is in use, or the other is not
   *     empty
   */
  public static long copy(String from, String to, Progress progress) throws DatabaseRefused {
    try (var source = Database.open(from);
        var target = Database.openUnfinished(to)) {
      unused(source, Database.name(from));
      unused(target, Database.name(to));
      if (rows(source) == 0) {
        throw new DatabaseRefused(
            "There is nothing in the database " + Database.name(from) + ".", "Check its address.");
      }
      return new DatabaseCopy(source, target, progress).copy(Database.name(to));
    }
  }

  private static void unused(Database database, String name) throws DatabaseRefused {
    if (database.inUse()) {
      throw new DatabaseRefused(
          "A Pitwall works with the database " + name + ".",
          "Stop every instance, wait ten seconds, and try again.");
    }
  }

  private long copy(String name) throws DatabaseRefused {
    if (!to.read(DatabaseCopy::marked)) {
      if (rows(to) > 0) {
        throw new DatabaseRefused(
            "The database " + name + " is not empty.",
            "Name an empty one: a copy never goes into what is there.");
      }
      to.writeOne(sql -> mark(sql.dsl()));
    }
    total = rows(from);
    done = 0;
    tables().forEach(this::copy);
    if (rows(to) != total) {
      throw new DatabaseRefused(
          "The copy has " + rows(to) + " rows and the original " + total + ".",
          "Make the other database empty, and copy again.");
    }
    return to.writeOne(
        sql -> sql.dsl().deleteFrom(LEASE).where(LEASE.NAME.eq(MARK)).execute() * total);
  }

  /** Whether a copy was begun there and not finished. */
  static boolean marked(DSLContext dsl) {
    return dsl.fetchExists(selectOne().from(LEASE).where(LEASE.NAME.eq(inline(MARK))));
  }

  private static int mark(DSLContext dsl) {
    return dsl.insertInto(LEASE)
        .set(LEASE.NAME, MARK)
        .set(LEASE.OWNER, "")
        .set(LEASE.TOKEN, 0L)
        .set(LEASE.UNTIL_AT, java.time.Instant.EPOCH)
        .execute();
  }

  /** All but leases, those that others refer to first. */
  private static List<org.jooq.Table<?>> tables() {
    return DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
        .filter(table -> !table.equals(LEASE))
        .sorted(Comparator.comparingInt(table -> table.getReferences().size()))
        .toList();
  }

  private static long rows(Database database) {
    return tables().stream().mapToLong(table -> rows(database, table)).sum();
  }

  private static long rows(Database database, org.jooq.Table<?> table) {
    return database.read(dsl -> (long) dsl.fetchCount(table));
  }

  /** In the order of its key, so that what is there already is its beginning. */
  private void copy(org.jooq.Table<?> table) {
    long there = rows(to, table);
    done += there;
    progress.at(done, total);
    var key = Objects.requireNonNull(table.getPrimaryKey()).getFieldsArray();
    from.query(sql -> {
      sql.beginReading();
      try (var rows =
          sql.dsl().selectFrom(table).orderBy(key).offset(there).fetchSize(STEP).fetchLazy()) {
        while (rows.hasNext()) {
          store(rows.fetchNext(STEP));
        }
      }
      return true;
    });
  }

  private void store(List<? extends org.jooq.Record> rows) {
    var records = new ArrayList<TableRecord<?>>();
    for (var row : rows) {
      row.touched(true);
      records.add((UpdatableRecord<?>) row);
    }
    to.write(sql -> sql.dsl().batchInsert(records).execute());
    done += records.size();
    progress.at(done, total);
  }
}
