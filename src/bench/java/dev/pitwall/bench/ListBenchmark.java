package dev.pitwall.bench;

import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.SessionPage.Place;
import dev.pitwall.session.SessionPages;
import dev.pitwall.session.SessionStore;
import dev.pitwall.store.Database;
import dev.pitwall.store.DatabaseRefused;
import dev.pitwall.store.ManySessions;
import dev.pitwall.store.SessionTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The part of {@link ListCommandBenchmark} that is the store's, run by its own {@code main}: a page
 * of a list, as {@code /agents list} and its buttons read it, counts included, over many sessions
 * and over a thousand, in turns, for filters that match much, little and nothing.
 */
final class ListBenchmark implements Benchmark {
  private static final int FEW = 1_000;
  private static final int ROUNDS = 150;
  private static final int WARM_UP = 40;
  private static final double P99_MS = 15;
  private static final double RATIO = 2;
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  private final int many;

  ListBenchmark(int many) {
    this.many = many;
  }

  /** Prints the table. Arguments: how many sessions; a million without. */
  public static void main(String[] args) throws IOException {
    int many = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
    Table.print(new ListBenchmark(many).run(), System.out);
  }

  @Override
  public String name() {
    return "list";
  }

  @Override
  public List<Row> run() throws IOException {
    var directory = Files.createTempDirectory("pitwall-list");
    try (var large = Database.open("jdbc:sqlite:" + directory.resolve("many.db"));
        var small = Database.open("jdbc:sqlite:" + directory.resolve("few.db"))) {
      ManySessions.fill(large, many);
      ManySessions.fill(small, FEW);
      return rows(pages(large), pages(small));
    } catch (DatabaseRefused e) {
      throw new IOException(e);
    } finally {
      delete(directory);
    }
  }

  private static SessionPages pages(Database database) {
    SessionStore store = new SessionTables(database, Duration.ofSeconds(20), CLOCK);
    return new SessionPages(store, CLOCK);
  }

  /** Every filter in turn, on one database and on the other. */
  private List<Row> rows(SessionPages large, SessionPages small) {
    var filters = filters();
    Map<String, List<Long>> many = new LinkedHashMap<>();
    Map<String, List<Long>> few = new LinkedHashMap<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (var filter : filters.entrySet()) {
        var first = round % 2 == 0 ? many : few;
        var second = round % 2 == 0 ? few : many;
        var of = round < 0 ? "" : filter.getKey();
        turn(round % 2 == 0 ? large : small, filter.getValue(), times(first, of));
        turn(round % 2 == 0 ? small : large, filter.getValue(), times(second, of));
      }
    }
    var rows = new ArrayList<Row>();
    rows.add(row("list, all filters", all(many), all(few)));
    filters.keySet().forEach(f -> rows.add(row("list " + f, times(many, f), times(few, f))));
    return rows;
  }

  /** The first page and, when there is one, the second. */
  private static void turn(SessionPages pages, Place place, List<Long> times) {
    long start = System.nanoTime();
    var page = pages.read(ManySessions.person(0), place);
    times.add(System.nanoTime() - start);
    if (page.more()) {
      long again = System.nanoTime();
      pages.read(ManySessions.person(0), page.older());
      times.add(System.nanoTime() - again);
    }
  }

  private static List<Long> times(Map<String, List<Long>> all, String filter) {
    return filter.isEmpty()
        ? new ArrayList<>()
        : all.computeIfAbsent(filter, f -> new ArrayList<>());
  }

  private static List<Long> all(Map<String, List<Long>> times) {
    return times.values().stream().flatMap(List::stream).toList();
  }

  private Row row(String what, List<Long> many, List<Long> few) {
    var m = Samples.of(many);
    var f = Samples.of(few);
    double p99 = m.percentile(0.99) / 1e6;
    double ratio = m.median() / f.median();
    return Row.figure(
        what,
        String.format(Locale.ROOT, "p99 %.2f ms, %.2f ×", p99, ratio),
        String.format(Locale.ROOT, "p99 ≤ %.0f ms, ≤ %.0f ×", P99_MS, RATIO),
        p99 <= P99_MS && ratio <= RATIO,
        String.format(
            Locale.ROOT,
            "%,d sessions: median %.2f ms; %,d: median %.2f ms, p99 %.2f ms; %d pages each",
            this.many,
            m.median() / 1e6,
            FEW,
            f.median() / 1e6,
            f.percentile(0.99) / 1e6,
            m.count()));
  }

  private static Map<String, Place> filters() {
    var random = new Random(1);
    var filters = new LinkedHashMap<String, Place>();
    filters.put("(no filter)", place(null, -1, -1));
    for (var group : Group.values()) {
      filters.put(group.name().toLowerCase(Locale.ROOT), place(group, -1, -1));
    }
    filters.put("repo: the busiest", place(null, 0, -1));
    filters.put("repo: a quiet one", place(null, 190, -1));
    filters.put("by: a quiet one", place(null, -1, 480));
    filters.put("failed repo: by:", place(Group.FAILED, 3, 5));
    filters.put("repo: by: (quiet, seldom together)", place(null, 150, 400));
    filters.put("a frequent word", place(null, -1, -1, ManySessions.word(0)));
    filters.put("a rare word", place(null, -1, -1, ManySessions.word(19_000)));
    filters.put("a single session's word", place(null, -1, -1, "pw", "7" + random.nextInt(100)));
    filters.put("two frequent words", place(null, -1, -1, word(1), word(4)));
    filters.put("two words, seldom together", place(null, -1, -1, word(300), word(420)));
    filters.put("three words", place(null, -1, -1, word(20), word(30), word(50)));
    filters.put("two letters", place(null, -1, -1, "bo"));
    filters.put("one letter and a rare word", place(null, -1, -1, "b", word(15_000)));
    filters.put("failed repo: two words", place(Group.FAILED, 2, -1, word(3), word(60)));
    filters.put("done by: a word", place(Group.DONE, -1, 20, word(90)));
    filters.put("running repo: a word", place(Group.RUNNING, 0, -1, word(1)));
    filters.put("a word that is nowhere", place(null, -1, -1, "zebra"));
    return filters;
  }

  private static String word(int rank) {
    return ManySessions.word(rank);
  }

  private static Place place(
      @org.jspecify.annotations.Nullable Group group, int repository, int person, String... words) {
    return Place.first(
        new SessionFilter(
            group,
            repository < 0 ? null : ManySessions.repository(repository),
            person < 0 ? null : ManySessions.person(person),
            List.of(words)));
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
