package dev.pitwall;

import dev.pitwall.delivery.Checker;
import dev.pitwall.delivery.Stopping;
import dev.pitwall.sandbox.slack.Mischief;
import dev.pitwall.store.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What people do while instances die: they start sessions, and stop those that would go on for
 * ever; and what goes wrong at Slack meanwhile.
 */
final class PairLoad {
  private static final Duration BETWEEN_SESSIONS = Duration.ofSeconds(2);
  private static final double FAULTY = 0.05;
  // As long as the owner lives, so that each has to do with it.
  private static final Duration LASTING = Duration.ofSeconds(20);
  private static final int LASTING_EVERY = 8;
  private static final List<String> CHANNELS = List.of("C0AGENTS");
  private static final String HANGS = "Think about case";

  private final InstancePair pair;
  private final Path told;
  private final Mischief mischief;
  private final Stopping stopping;
  private final Thread thread;
  private volatile List<ServeProcess> up;
  private volatile boolean goesOn = true;
  private int turn;
  private int asked;
  private int taken;

  /**
   * @param told where it is kept what each agent is told, a file for each
   */
  PairLoad(InstancePair pair, Path told, long seed) {
    this.pair = pair;
    this.told = told;
    this.up = List.of(pair.one, pair.two);
    this.mischief = new Mischief(pair.slack, seed, FAULTY, LASTING);
    this.stopping = new Stopping(pair.slack.bob());
    this.thread = Thread.ofVirtual().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** As a load balancer that knows who is up. */
  void up(List<ServeProcess> instances) {
    up = instances;
  }

  /** Ends, and what goes wrong at Slack too. */
  void end() throws InterruptedException {
    goesOn = false;
    thread.join();
    mischief.end();
  }

  private void run() {
    for (int i = 1; goesOn; i++) {
      mischief.mend();
      if (i % LASTING_EVERY == 0) {
        mischief.happen(CHANNELS);
      }
      pair.slack.doWhatIsLate();
      if (!pair.slack.archived("agents")) {
        type(i);
      }
      rest();
    }
  }

  private void type(int i) {
    begin(i % 3 == 0 ? "[hang] " + HANGS + " " + i : "Fix rounding " + i);
    if (i % 3 == 2) {
      stopWhatHangs();
    }
  }

  private static void rest() {
    try {
      Thread.sleep(BETWEEN_SESSIONS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void begin(String prompt) {
    balance();
    asked++;
    if (pair.slack.alice().command("/agents start " + prompt, "agents").ok()) {
      taken++;
    }
  }

  private void balance() {
    var now = up;
    pair.slack.connectApp(now.get(turn++ % now.size()).events());
  }

  private void stopWhatHangs() {
    for (var handle : handles("phase = 'open' AND body LIKE '%" + HANGS + "%'")) {
      balance();
      stopping.ask(handle);
    }
  }

  private Set<String> handles(String which) {
    var handles =
        TestServer.ask(pair.database, "SELECT string_agg(handle, ' ') FROM session WHERE " + which);
    return handles.map(text -> new TreeSet<>(List.of(text.split(" ", -1)))).orElseGet(TreeSet::new);
  }

  /** Whether nothing waits any more. */
  boolean quiet() {
    pair.slack.doWhatIsLate();
    stopWhatHangs();
    return none("target WHERE dirty")
        && none("recheck")
        && none("inbox WHERE done_at IS NULL")
        && none("act WHERE outcome IS NULL")
        && none("session WHERE phase = 'open'");
  }

  private boolean none(String rows) {
    return count(rows) == 0;
  }

  private long count(String rows) {
    return Long.parseLong(
        TestServer.ask(pair.database, "SELECT count(*) FROM " + rows).orElseThrow());
  }

  long sessions() {
    return count("session");
  }

  /** How many sessions say that somebody stopped them. */
  long stops() {
    return stopped().size();
  }

  private Set<String> stopped() {
    return handles("body LIKE '%Confirmed%'");
  }

  /** Keys of messages that people deleted. */
  Set<String> deleted() {
    return Checker.keys(mischief.deleted());
  }

  /** What is wrong, a line each. */
  List<String> problems() throws IOException {
    var wrong = new ArrayList<String>();
    long begun = sessions();
    if (begun < taken || begun > asked) {
      wrong.add(begun + " sessions, " + asked + " asked for and " + taken + " acknowledged");
    }
    var stopped = stopped();
    if (!stopping.asked().containsAll(stopped)) {
      wrong.add(stopped + " were stopped, " + stopping.asked() + " were asked to");
    }
    var cancelled = cancelled();
    if (cancelled.stream().anyMatch(times -> times > 1)) {
      wrong.add("twice: an agent was told to stop " + Collections.max(cancelled) + " times");
    }
    long reached = cancelled.stream().filter(times -> times > 0).count();
    if (reached > stopped.size()) {
      wrong.add(reached + " agents were told to stop, " + stopped.size() + " sessions say so");
    }
    return wrong;
  }

  /** How often each agent was told to stop. */
  private List<Long> cancelled() throws IOException {
    try (var files = Files.list(told)) {
      var all = new ArrayList<Long>();
      for (var file : files.toList()) {
        try (var lines = Files.lines(file)) {
          all.add(lines.filter(line -> line.contains("\"session/cancel\"")).count());
        }
      }
      return all;
    }
  }
}
