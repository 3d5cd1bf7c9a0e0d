package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.VISIT;

import dev.pitwall.access.Visitors;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Visitors in the database. */
public final class VisitTable implements Visitors {
  private static final Duration KEPT = Duration.ofHours(1);

  private final Database database;

  public VisitTable(Database database) {
    this.database = database;
  }

  @Override
  public void expect(Visit visit, Instant now) {
    database.write(sql -> {
      drop(sql.dsl(), visit.person());
      sql.dsl().deleteFrom(VISIT).where(VISIT.UNTIL_AT.lt(now.minus(KEPT))).execute();
      return sql.dsl()
          .insertInto(VISIT)
          .set(VISIT.STATE, visit.state())
          .set(VISIT.WORKSPACE, visit.person().workspace().id())
          .set(VISIT.PERSON, visit.person().id())
          .set(VISIT.UNTIL_AT, visit.until())
          .set(VISIT.ARRIVED, false)
          .execute();
    });
  }

  @Override
  public void drop(Person person) {
    database.writeOne(sql -> drop(sql.dsl(), person));
  }

  private static int drop(DSLContext dsl, Person person) {
    return dsl.update(VISIT)
        .set(VISIT.ARRIVED, true)
        .set(VISIT.ENDING, OVERTAKEN)
        .where(VISIT.WORKSPACE.eq(person.workspace().id()))
        .and(VISIT.PERSON.eq(person.id()))
        .and(VISIT.ARRIVED.eq(false))
        .execute();
  }

  @Override
  public Optional<Visit> arrived(String state, Instant now) {
    var expected = is(state).and(VISIT.ARRIVED.eq(false)).and(VISIT.UNTIL_AT.gt(now));
    return database.writeOne(sql ->
        sql.dsl()
            .update(VISIT)
            .set(VISIT.ARRIVED, true)
            .where(expected)
            .returning()
            .fetchOptional(row ->
                new Visit(
                    row.getState(),
                    new Person(new Workspace(row.getWorkspace()), row.getPerson()),
                    row.getUntilAt())));
  }

  @Override
  public void ended(String state, String how) {
    database.writeOne(
        sql -> sql.dsl().update(VISIT).set(VISIT.ENDING, how).where(is(state)).execute());
  }

  @Override
  public Optional<String> ending(String state) {
    return database.read(dsl ->
        dsl.select(VISIT.ENDING)
            .from(VISIT)
            .where(is(state).and(VISIT.ENDING.isNotNull()))
            .fetchOptional(VISIT.ENDING));
  }

  private static Condition is(String state) {
    return VISIT.STATE.eq(state);
  }
}
