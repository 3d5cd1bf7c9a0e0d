package dev.pitwall.delivery;

import dev.pitwall.delivery.Target.RollUp;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.Workspace;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the table of targets, read beside Pitwall.
 *
 * @param dirty something is still to be sent
 */
record TargetRow(Target target, boolean dirty) {

  /** All of them, those of a session and channel in their order. */
  static List<TargetRow> all(String url) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT t.*, c.ts AS card_ts FROM target t LEFT JOIN target c
                ON c.session_id = t.session_id AND c.channel = t.channel AND c.kind = 'CARD'
                ORDER BY t.session_id, t.channel, t.place
                """)) {
      var all = new ArrayList<TargetRow>();
      while (rows.next()) {
        all.add(new TargetRow(target(rows), rows.getBoolean("dirty")));
      }
      return all;
    }
  }

  private static Target target(ResultSet row) throws SQLException {
    var kind = Target.Kind.valueOf(row.getString("kind"));
    var session = row.getString("session_id");
    return new Target(
        row.getString("key"),
        new Channel(new Workspace(row.getString("workspace")), row.getString("channel")),
        session == null ? null : new SessionId(session),
        kind,
        row.getString("subject"),
        row.getLong("place"),
        Lane.ROUTINE,
        row.getLong("desired"),
        row.getLong("sent"),
        row.getString("sent_hash"),
        DigestLevel.valueOf(row.getString("level")),
        row.getLong("from_entry"),
        row.getLong("to_entry"),
        row.getString("ts"),
        row.getString("card_ts"),
        null,
        Instant.ofEpochMilli(row.getLong("dirty_at")),
        Instant.ofEpochMilli(row.getLong("due_at")),
        row.getInt("attempts"),
        kind == Target.Kind.ROLL_UP ? rollUp(row) : null);
  }

  private static RollUp rollUp(ResultSet row) throws SQLException {
    long endedAt = row.getLong("ended_at");
    boolean open = row.wasNull();
    return new RollUp(
        row.getString("key"), row.getString("ts"), open ? null : Instant.ofEpochMilli(endedAt));
  }
}
