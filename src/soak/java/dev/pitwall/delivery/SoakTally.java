package dev.pitwall.delivery;

import dev.pitwall.sandbox.slack.Call;
import dev.pitwall.sandbox.slack.Call.Effect;
import java.util.List;

/** What came of it so far. */
public final class SoakTally {
  private final long start = System.nanoTime();
  private int kills;
  private long sessions;
  private long stops;
  private long posts;
  private long twice;
  private int lost;
  private int duplicate;
  private int other;

  public synchronized void called(Call call) {
    if (call.effect() == Effect.DONE) {
      posts += call.method().equals("chat.postMessage") ? 1 : 0;
      twice += call.method().equals("chat.delete") ? 1 : 0;
    }
  }

  public synchronized void killed() {
    kills++;
    System.err.printf("\r%d kills, %d s", kills, seconds());
  }

  private long seconds() {
    return (System.nanoTime() - start) / 1_000_000_000;
  }

  /**
   * What a round has come to.
   *
   * @param how to have the same round again; may be empty
   * @param stopped how many sessions somebody stopped
   */
  public synchronized void add(String how, long begun, long stopped, List<String> problems) {
    sessions += begun;
    stops += stopped;
    for (var problem : problems) {
      System.err.printf("%n%s%s%n", how, problem);
      if (problem.startsWith("lost")) {
        lost++;
      } else if (problem.startsWith("twice") || problem.startsWith("entries twice")) {
        duplicate++;
      } else {
        other++;
      }
    }
    print();
  }

  public synchronized boolean well() {
    return lost + duplicate + other == 0;
  }

  private void print() {
    System.err.println();
    System.out.printf(
        "%-8s %-9s %-7s %-7s %-14s %-6s %-10s %s%n",
        "kills", "sessions", "stops", "posts", "healed twice", "lost", "duplicate", "other");
    System.out.printf(
        "%-8d %-9d %-7d %-7d %-14d %-6d %-10d %d%n",
        kills, sessions, stops, posts, twice, lost, duplicate, other);
  }
}
