package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.VISIT;

import dev.pitwall.access.Visitors;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import dev.pitwall.store.schema.tables.records.VisitRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

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
          .set(VISIT.INSTANCE, here())
          .set(VISIT.MEMO, visit.memo())
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
        .where(of(person))
        .and(VISIT.ENDING.isNull())
        .execute();
  }

  @Override
  public Optional<Visit> left(Person person, Instant now) {
    var expected = of(person).and(VISIT.ARRIVED.eq(false)).and(VISIT.UNTIL_AT.gt(now));
    return database.writeOne(sql ->
        sql.dsl()
            .update(VISIT)
            .set(VISIT.INSTANCE, here())
            .where(expected.and(nobodyElses()))
            .returning()
            .fetchOptional(VisitTable::visit));
  }

  private Condition nobodyElses() {
    return database.shared()
        ? VISIT.INSTANCE.eq(here()).or(DSL.condition(Orphans.of("visit.instance")))
        : DSL.noCondition();
  }

  private String here() {
    return database.here().id();
  }

  private static Condition of(Person person) {
    return VISIT.WORKSPACE.eq(person.workspace().id()).and(VISIT.PERSON.eq(person.id()));
  }

  private static Visit visit(VisitRecord row) {
    return new Visit(
        row.getState(),
        new Person(new Workspace(row.getWorkspace()), row.getPerson()),
        row.getUntilAt(),
        row.getMemo());
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
            .fetchOptional(VisitTable::visit));
  }

  @Override
  public void ended(String state, String how) {
    var open = is(state).and(VISIT.ENDING.isNull());
    database.writeOne(sql -> sql.dsl().update(VISIT).set(VISIT.ENDING, how).where(open).execute());
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
