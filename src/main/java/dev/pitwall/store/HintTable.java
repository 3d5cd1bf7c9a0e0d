package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.HINT;

import dev.pitwall.session.Hint;
import dev.pitwall.session.Hints;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionId;
import dev.pitwall.store.schema.tables.records.HintRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/** Hints in the database. */
public final class HintTable implements Hints {
  private static final String WATCHES = "watches";
  private static final String PLACE = "place";
  private static final String ABOUT = "about";

  private final Database database;
  private final InstantSource clock;

  public HintTable(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void leave(String id, Hint hint) {
    database.write(sql -> {
      var row = row(hint);
      row.setId(id);
      row.setLeftAt(clock.instant());
      row.setTaken(false);
      int left = sql.dsl().insertInto(HINT).set(row).onConflictDoNothing().execute();
      if (left == 1) {
        database.announce();
      }
      return left;
    });
  }

  private static HintRecord row(Hint hint) {
    var row = new HintRecord();
    switch (hint) {
      case Hint.Watches() -> named(row, WATCHES, "");
      case Hint.Place(var repository) -> named(row, PLACE, repository.fullName());
      case Hint.About(var session) -> named(row, ABOUT, session.text());
    }
    return row;
  }

  private static void named(HintRecord row, String kind, String subject) {
    row.setKind(kind);
    row.setSubject(subject);
  }

  @Override
  public List<Hint> take() {
    var open = HINT.TAKEN.eq(DSL.inline(false));
    if (!database.<Boolean>read(dsl -> dsl.fetchExists(HINT, open))) {
      return List.of();
    }
    return database.writeOne(sql ->
        sql
            .dsl()
            .update(HINT)
            .set(HINT.TAKEN, true)
            .where(open)
            .returning()
            .fetch()
            .sortAsc(HINT.LEFT_AT)
            .stream()
            .flatMap(row -> hint(row).stream())
            .toList());
  }

  /** Empty when a newer Pitwall has left it. */
  private static Optional<Hint> hint(HintRecord row) {
    return switch (row.getKind()) {
      case WATCHES -> Optional.of(new Hint.Watches());
      case PLACE -> Repository.parse(row.getSubject()).map(Hint.Place::new);
      case ABOUT -> Optional.of(new Hint.About(new SessionId(row.getSubject())));
      default -> Optional.empty();
    };
  }

  /** Forgets those that were taken and left before then. */
  public void forget(Instant leftBefore) {
    database.writeOne(sql ->
        sql.dsl()
            .deleteFrom(HINT)
            .where(HINT.TAKEN.eq(DSL.inline(true)).and(HINT.LEFT_AT.lt(leftBefore)))
            .execute());
  }
}
