package dev.pitwall.store;

import dev.pitwall.session.Handle;
import dev.pitwall.session.Person;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.Sighting;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Task;
import dev.pitwall.session.Times;
import dev.pitwall.session.Work;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * A year of sessions of one workspace: people, repositories and words as uneven as in life, all but
 * the newest over. The same for the same number.
 */
public final class ManySessions {
  public static final Workspace WORKSPACE = new Workspace("T0ACME");

  // None that the Pitwall under test serves, so that it leaves the open ones as they are.
  private static final String SOURCE = "elsewhere";
  private static final Instant END = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration SPAN = Duration.ofDays(365);
  private static final int AT_ONCE = 32_768;
  private static final int OPEN = 300;
  private static final int REPOSITORIES = 200;
  private static final int PEOPLE = 500;
  private static final int WORDS = 20_000;

  private final Random random = new Random(42);
  private final int count;
  private final Uneven repositories = new Uneven(REPOSITORIES);
  private final Uneven people = new Uneven(PEOPLE);
  private final Uneven words = new Uneven(WORDS);

  private ManySessions(int count) {
    this.count = count;
  }

  /** Fills an empty database. */
  public static void fill(Database database, int count) {
    var many = new ManySessions(count);
    for (int from = 0; from < count; from += AT_ONCE) {
      var some = new ArrayList<Session>();
      for (int i = from; i < Math.min(count, from + AT_ONCE); i++) {
        some.add(many.session(i));
      }
      SessionLoad.append(database, some);
    }
    database.write(sql -> sql.dsl().execute("ANALYZE"));
  }

  /** The repository so many others are busier than. */
  public static Repository repository(int rank) {
    return new Repository("acme", "repo-" + rank);
  }

  /** The person so many others are busier than. */
  public static Person person(int rank) {
    return new Person(WORKSPACE, "U" + rank);
  }

  /** The word so many others are more frequent than. */
  public static String word(int rank) {
    var text = new StringBuilder();
    for (int rest = rank * 31 + 7; rest > 0; rest /= 20) {
      text.append("bcdfghklmnprstvwxzjq".charAt(rest % 20)).append("aeiou".charAt(rest % 5));
    }
    return text.toString();
  }

  private Session session(int i) {
    var created = END.minus(SPAN).plus(SPAN.multipliedBy(i).dividedBy(count));
    var title = title(i);
    var task =
        new Task(
            SOURCE,
            repository(repositories.next(random)),
            title,
            (title + ". Look at how it is done elsewhere first. ").repeat(3),
            "claude",
            "",
            "main",
            person(people.next(random)),
            "",
            null);
    boolean open = i >= count - Math.min(OPEN, count / 10);
    var ended = open ? null : created.plusSeconds(60 + random.nextInt(3600));
    return new Session(
        new SessionId(new UUID(random.nextLong(), random.nextLong()).toString()),
        WORKSPACE,
        handle(i),
        null,
        null,
        task,
        open ? openState(i) : endedState(),
        new StopRequest.None(),
        new Sighting(created, false),
        new Work("pitwall/" + i, 2, 120, 4, 3, null, List.of()),
        new Times(created, ended == null ? created : ended, ended, created),
        1,
        0,
        "",
        false,
        1);
  }

  private String title(int i) {
    var title = new StringBuilder("Ticket PW-" + i);
    for (int n = 3 + random.nextInt(4); n > 0; n--) {
      title.append(' ').append(word(words.next(random)));
    }
    return title.toString();
  }

  private static SessionState openState(int i) {
    return i % 10 == 0 ? new SessionState.Idle() : new SessionState.InProgress("reading");
  }

  private SessionState endedState() {
    return switch (random.nextInt(10)) {
      case 0 -> new SessionState.Failed("`mvn verify` 3 failures; the agent gave up");
      case 1 -> new SessionState.Cancelled();
      default -> new SessionState.Completed("Fixed it and added a test for the token refresh.");
    };
  }

  private static Handle handle(int i) {
    var text = new StringBuilder("00000").append(Integer.toString(i, 36));
    return new Handle(text.substring(text.length() - 5));
  }

  /** Ranks, the n-th about n times as rare as the first. */
  private static final class Uneven {
    private final double[] sums;

    Uneven(int count) {
      sums = new double[count];
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += 1.0 / (i + 2);
        sums[i] = sum;
      }
    }

    int next(Random random) {
      int at = java.util.Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
      return at < 0 ? -at - 1 : at;
    }
  }
}
