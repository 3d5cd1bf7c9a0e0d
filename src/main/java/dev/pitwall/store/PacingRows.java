package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.PACING;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;

/**
 * What is known of Slack's budget, by buckets; within one transaction. A call that was made is a
 * bucket of its own: the bucket's name, a slash and the place that it is kept at.
 */
final class PacingRows {
  private PacingRows() {}

  static Optional<Instant> notBefore(DSLContext dsl, String bucket) {
    return dsl.select(PACING.UNTIL_AT)
        .from(PACING)
        .where(PACING.BUCKET.eq(bucket))
        .fetchOptional(row -> row.value1());
  }

  static int notBefore(DSLContext dsl, String bucket, Instant until) {
    return dsl.insertInto(PACING, PACING.BUCKET, PACING.UNTIL_AT)
        .values(bucket, until)
        .onConflict(PACING.BUCKET)
        .doUpdate()
        .set(PACING.UNTIL_AT, until)
        .execute();
  }

  static OptionalLong perMinute(DSLContext dsl, String bucket) {
    return dsl.select(PACING.PER_MINUTE)
        .from(PACING)
        .where(PACING.BUCKET.eq(bucket).and(PACING.PER_MINUTE.isNotNull()))
        .fetchOptional(row -> row.value1())
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  static int perMinute(DSLContext dsl, String bucket, long calls) {
    return dsl.insertInto(PACING, PACING.BUCKET, PACING.UNTIL_AT, PACING.PER_MINUTE)
        .values(bucket, Instant.EPOCH, calls)
        .onConflict(PACING.BUCKET)
        .doUpdate()
        .set(PACING.PER_MINUTE, calls)
        .execute();
  }

  static Map<Integer, Instant> made(DSLContext dsl, String bucket, Instant after) {
    var places = bucket + "/";
    return dsl.select(PACING.BUCKET, PACING.UNTIL_AT)
        .from(PACING)
        .where(PACING.BUCKET.startsWith(places).and(PACING.UNTIL_AT.gt(after)))
        .fetchMap(
            row -> Integer.valueOf(row.value1().substring(places.length())), row -> row.value2());
  }

  static int made(DSLContext dsl, String bucket, int place, Instant at) {
    return notBefore(dsl, bucket + "/" + place, at);
  }
}
