package dev.pitwall.store;

import dev.pitwall.session.Session;
import dev.pitwall.store.schema.tables.records.SessionRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Stores many sessions at once: what one by one gives too, in less time. */
final class SessionLoad {
  private SessionLoad() {}

  /** Sessions of one workspace, oldest first, younger than all that are stored. */
  static void append(Database database, List<Session> sessions) {
    database.write(sql -> {
      var rows = new ArrayList<SessionRecord>();
      Map<String, LongStream.Builder> lists = new HashMap<>();
      long last = -1;
      for (var session : sessions) {
        long nr = Math.max(last + 1, TermIndex.firstNumber(session));
        last = nr;
        rows.add(SessionRows.newRow(session, nr));
        Terms.of(session)
            .forEach(term -> lists.computeIfAbsent(term, t -> LongStream.builder()).add(nr));
      }
      var numbers = new HashMap<String, long[]>();
      lists.forEach((term, list) -> numbers.put(term, list.build().toArray()));
      sql.dsl().batchInsert(rows).execute();
      new PostingBlocks(sql.dsl(), PostingBlocks.LARGEST)
          .append(Space.open(sessions.getFirst().workspace()).key(), numbers);
      return rows.size();
    });
  }
}
