package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.STRETCH;

import dev.pitwall.session.Session;
import dev.pitwall.store.schema.tables.records.SessionRecord;
import dev.pitwall.store.schema.tables.records.TermRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Stores a whole stretch of sessions at once: what one by one gives too, in less time. */
final class SessionLoad {
  private SessionLoad() {}

  /** Sessions of one workspace, oldest first, younger than all that are stored. */
  static void append(Database database, List<Session> sessions) {
    database.write(sql -> {
      var workspace = sessions.getFirst().workspace().id();
      var rows = new ArrayList<SessionRecord>();
      Map<String, LongStream.Builder> lists = new TreeMap<>();
      long last = -1;
      for (var session : sessions) {
        long nr = Math.max(last + 1, TermIndex.firstNumber(session));
        last = nr;
        rows.add(SessionRows.newRow(session, nr));
        Terms.of(session)
            .forEach(term -> lists.computeIfAbsent(term, t -> LongStream.builder()).add(nr));
      }
      boolean first = !sql.dsl().fetchExists(STRETCH, STRETCH.WORKSPACE.eq(workspace));
      long stretch = first ? 0 : rows.getFirst().getNr();
      sql.dsl().insertInto(STRETCH).values(workspace, stretch, rows.size()).execute();
      var terms = new ArrayList<TermRecord>();
      lists.forEach((term, numbers) ->
          terms.add(
              new TermRecord(workspace, stretch, term, Numbers.encode(numbers.build().toArray()))));
      sql.dsl().batchInsert(rows).execute();
      sql.dsl().batchInsert(terms).execute();
      return rows.size();
    });
  }
}
