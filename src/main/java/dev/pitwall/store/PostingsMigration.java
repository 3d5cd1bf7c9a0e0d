package dev.pitwall.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Makes postings of the lists of earlier versions, which were kept apart for every few thousand
 * sessions, of whole words only, and for nothing together.
 */
final class PostingsMigration implements JavaMigration {
  private static final String LISTS =
      "SELECT workspace, stretch, term, numbers FROM old_term ORDER BY workspace, stretch";
  private static final int AT_ONCE = 500_000;

  private final Map<String, LongStream.Builder> lists = new HashMap<>();
  private final Map<Long, Map<Character, String>> facts = new HashMap<>();
  private int gathered;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("14");
  }

  @Override
  public String getDescription() {
    return "postings";
  }

  @Override
  public Integer getChecksum() {
    return Migrations.checksum(Migrations.POSTINGS);
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    var connection = context.getConnection();
    boolean sqlite = connection.getMetaData().getURL().startsWith("jdbc:sqlite:");
    var sql = sqlite ? Sql.sqlite(connection) : Sql.postgres(connection);
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(1_000);
      try (var rows = statement.executeQuery(LISTS)) {
        migrate(rows, new PostingBlocks(sql.dsl(), PostingBlocks.LARGEST));
      }
    }
  }

  private void migrate(ResultSet rows, PostingBlocks blocks) throws SQLException {
    var space = "";
    long stretch = -1;
    while (rows.next()) {
      boolean others = !rows.getString(1).equals(space);
      // Within a stretch numbers are not in order, from one to the next they are.
      if (others || (rows.getLong(2) != stretch && gathered > AT_ONCE)) {
        store(space, blocks);
      }
      space = rows.getString(1);
      stretch = rows.getLong(2);
      gather(rows.getString(3), Numbers.decode(rows.getBytes(4)));
    }
    store(space, blocks);
  }

  private void gather(String term, long[] numbers) {
    var rest = term.substring(1);
    switch (term.charAt(0)) {
      case 'w' -> Terms.beginnings(rest).forEach(beginning -> gathered(beginning, numbers));
      case 'r', 'p', 'g' -> {
        for (long nr : numbers) {
          facts.computeIfAbsent(nr, _ -> new HashMap<>()).put(term.charAt(0), term);
        }
      }
      default -> gathered(term, numbers);
    }
  }

  private void gathered(String term, long... numbers) {
    var list = lists.computeIfAbsent(term, _ -> LongStream.builder());
    LongStream.of(numbers).forEach(list::add);
    gathered += numbers.length;
  }

  private void store(String space, PostingBlocks blocks) {
    facts.forEach((nr, some) ->
        Terms.combinations(
                some.getOrDefault('r', ""), some.getOrDefault('p', ""), some.getOrDefault('g', ""))
            .forEach(term -> gathered(term, nr)));
    var sorted = new HashMap<String, long[]>();
    lists.forEach((term, list) -> sorted.put(term, list.build().sorted().distinct().toArray()));
    blocks.append(space, sorted);
    lists.clear();
    facts.clear();
    gathered = 0;
  }
}
