package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.TARGET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.max;

import dev.pitwall.delivery.Lane;
import dev.pitwall.delivery.Target.Kind;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.SessionId;
import dev.pitwall.store.schema.tables.records.TargetRecord;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;

/** A thing that Slack is to show for the first time. */
final class NewTarget {
  private NewTarget() {}

  /** Due at once, at the first place. */
  static TargetRecord of(
      SessionId session, Channel channel, Kind kind, String subject, Instant now) {
    var row = of(session.text(), channel, kind, subject, now);
    row.setSessionId(session.text());
    return row;
  }

  /** As {@link #of}, of the channel as a whole. */
  static TargetRecord rollUp(Channel channel, Instant now) {
    return of("", channel, Kind.ROLL_UP, String.valueOf(now.toEpochMilli()), now);
  }

  private static TargetRecord of(
      String owner, Channel channel, Kind kind, String subject, Instant now) {
    var row = new TargetRecord();
    row.setKey(key(owner, channel, kind, subject));
    row.setWorkspace(channel.workspace().id());
    row.setChannel(channel.id());
    row.setKind(kind.name());
    row.setSubject(subject);
    row.setPlace(0L);
    row.setLane(LaneNumbers.of(Lane.of(kind)));
    row.setLevel(DigestLevel.MILESTONES.name());
    row.setDesired(1L);
    row.setSent(0L);
    row.setSentHash("");
    row.setFromEntry(0L);
    row.setToEntry(-1L);
    row.setDirty(true);
    row.setDirtyAt(now);
    row.setDueAt(now);
    row.setAttempts(0);
    return row;
  }

  /** Behind everything of the session in the channel. */
  static long nextPlace(DSLContext dsl, SessionId session, Channel channel) {
    var last =
        dsl.select(max(TARGET.PLACE))
            .from(TARGET)
            .where(ShownThings.in(session, channel))
            .fetchSingle()
            .value1();
    return Objects.requireNonNullElse(last, -1L) + 1;
  }

  /** The card's. */
  static String level(DSLContext dsl, SessionId session, Channel channel) {
    return dsl.select(TARGET.LEVEL)
        .from(TARGET)
        .where(ShownThings.in(session, channel).and(TARGET.KIND.eq(Kind.CARD.name())))
        .fetchSingle()
        .value1();
  }

  /** Always the same for the same thing. */
  private static String key(String owner, Channel channel, Kind kind, String subject) {
    var name =
        String.join("|", owner, channel.workspace().id(), channel.id(), kind.name(), subject);
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  /** A new key for a message that is posted once more. */
  static String keyAfter(String key) {
    return UUID.nameUUIDFromBytes(("again|" + key).getBytes(UTF_8)).toString();
  }
}
