package dev.pitwall.store;

import dev.pitwall.session.Handle;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.Detail;
import dev.pitwall.session.LogEntry.ToolKind;
import dev.pitwall.session.LogEntry.ToolStatus;
import dev.pitwall.session.Person;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Sighting;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Task;
import dev.pitwall.session.Times;
import dev.pitwall.session.Work;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Sessions that are over, one an hour, each with a log; ten at a time wrote theirs. */
public final class ManyLogs {
  private static final Workspace WORKSPACE = ManySessions.WORKSPACE;
  private static final Instant BEGIN = Instant.parse("2025-11-22T12:00:00Z");
  private static final Duration APART = Duration.ofHours(1);
  private static final int AT_ONCE = 10;
  private static final int LENGTH = 200;
  private static final String INSERT =
      "INSERT INTO log_entry (session_id, seq, body) VALUES (?, ?, ?)";

  private ManyLogs() {}

  /** Fills an empty database with so many entries, or a few less. */
  public static void fill(Database database, int entries) {
    for (int from = 0; from < entries / LENGTH; from += AT_ONCE) {
      var sessions = IntStream.range(from, from + AT_ONCE).mapToObj(ManyLogs::session).toList();
      SessionLoad.append(database, sessions);
      database.write(sql -> {
        try (var insert = sql.prepare(INSERT)) {
          for (int seq = 0; seq < LENGTH; seq++) {
            for (var session : sessions) {
              insert.setString(1, session.id().text());
              insert.setLong(2, seq);
              insert.setString(3, Json.write(entry(seq)));
              insert.addBatch();
            }
          }
          return insert.executeBatch();
        }
      });
    }
  }

  /** When the session that has so many of the entries before its end ended. */
  public static Instant endAfter(long entries) {
    return BEGIN.plus(APART.multipliedBy(entries / LENGTH));
  }

  private static Session session(int i) {
    var ended = BEGIN.plus(APART.multipliedBy(i));
    var task =
        new Task(
            "elsewhere",
            new Repository("acme", "shop"),
            "Ticket PW-" + i,
            "",
            "claude",
            "",
            "main",
            new Person(WORKSPACE, "U1"),
            "",
            null);
    var handle = String.format(Locale.ROOT, "%5s", Integer.toString(i, 36)).replace(' ', '0');
    return new Session(
        SessionTracker.sessionFor(handle),
        WORKSPACE,
        new Handle(handle),
        null,
        null,
        task,
        new SessionState.Completed("Done."),
        new StopRequest.None(),
        new Sighting(ended, false),
        new Work("pitwall/" + i, 2, 120, 4, 3, null, List.of()),
        new Times(ended.minusSeconds(600), ended, ended, ended),
        1,
        LENGTH,
        "",
        false,
        1);
  }

  /** Half of a log is what the agent thought, half what it did; some of that has long output. */
  private static LogEntry entry(int seq) {
    if (seq % 2 == 0) {
      return new LogEntry.Thought(BEGIN, "The test expects a rounded total. ".repeat(5));
    }
    var output = "Tests run: 41, Failures: 0\n".repeat(seq % 10 == 1 ? 60 : 4);
    return new LogEntry.ToolCall(
        BEGIN,
        "call-" + seq,
        ToolKind.EXECUTE,
        "Run the unit tests",
        ToolStatus.COMPLETED,
        new Detail(List.of(), "mvn -o test", 0, output, List.of()));
  }
}
