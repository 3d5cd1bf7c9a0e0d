package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.PACING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When stored things are due, by a clock that may be put back while Pitwall does not run: they
 * would then wait for as much longer.
 */
public final class StoredTimes {
  private static final Logger LOG = LoggerFactory.getLogger(StoredTimes.class);
  private static final String BUCKET = "clock";
  // About as often as the time is noted.
  private static final Duration TOLERANCE = Duration.ofMinutes(1);
  // Nothing else is ever put off for longer.
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration TRIAL = Duration.ofHours(6);

  private static final String NEWEST =
      """
      SELECT max(t) FROM (
        SELECT max(until_at) AS t FROM pacing WHERE bucket = 'clock'
        UNION ALL SELECT max(dirty_at) FROM target WHERE dirty
        UNION ALL SELECT max(attempted_at) FROM target WHERE dirty
        UNION ALL SELECT max(since_at) FROM recheck
        UNION ALL SELECT max(since_at) FROM block
      ) AS times
      """;

  private static final List<String> NEARER =
      List.of(
          """
          UPDATE target SET due_at = due_at - {0}, dirty_at = dirty_at - {0},
            attempted_at = attempted_at - {0} WHERE dirty
          """,
          "UPDATE recheck SET due_at = due_at - {0}, since_at = since_at - {0}",
          "UPDATE block SET until_at = until_at - {0}, since_at = since_at - {0}",
          "UPDATE pacing SET until_at = until_at - {0}",
          "UPDATE trial SET until_at = until_at - {0}",
          """
          UPDATE account SET renewing_until_at = renewing_until_at - {0}
          WHERE renewing_until_at IS NOT NULL
          """,
          """
          UPDATE session SET stop_pending_at = stop_pending_at - {0}
          WHERE stop_pending_at IS NOT NULL
          """);

  private static final List<String> TOO_FAR =
      List.of(
          "UPDATE target SET due_at = {0} WHERE dirty AND due_at > {1}",
          "UPDATE recheck SET due_at = {0} WHERE due_at > {1}",
          "UPDATE block SET until_at = {0} WHERE until_at > {1}",
          "UPDATE pacing SET until_at = {0} WHERE until_at > {1}",
          "UPDATE trial SET until_at = {0} WHERE until_at > {2}");

  private final Database database;

  public StoredTimes(Database database) {
    this.database = database;
  }

  /** What time it is, to be known when Pitwall starts again; each minute. */
  public void note(Instant now) {
    database.writeOne(sql ->
        sql.dsl()
            .insertInto(PACING, PACING.BUCKET, PACING.UNTIL_AT)
            .values(BUCKET, now)
            .onConflict(PACING.BUCKET)
            .doUpdate()
            .set(PACING.UNTIL_AT, now)
            .execute());
  }

  /**
   * At the start: what was stored by a clock that was ahead of the present one is due as much
   * earlier, and nothing is due later than Pitwall ever puts off.
   */
  public void bringNear(Instant now) {
    database.write(sql -> {
      var ahead = ahead(sql.dsl(), now);
      if (ahead.compareTo(TOLERANCE) > 0) {
        LOG.warn("The clock was put back by {} s while Pitwall did not run", ahead.toSeconds());
        NEARER.forEach(update -> sql.dsl().execute(update, ahead.toMillis()));
      }
      long most = now.plus(LONGEST).toEpochMilli();
      long trial = now.plus(TRIAL).toEpochMilli();
      TOO_FAR.forEach(update -> sql.dsl().execute(update, now.toEpochMilli(), most, trial));
      return true;
    });
    note(now);
  }

  private static Duration ahead(DSLContext dsl, Instant now) {
    var newest = dsl.resultQuery(NEWEST).coerce(PACING.UNTIL_AT).fetchSingle().value1();
    return newest == null
        ? Duration.ZERO
        : Duration.ofMillis(newest.toEpochMilli() - now.toEpochMilli());
  }
}
