package dev.pitwall.sandbox.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A workspace at its worst, the same for the same seed: calls fail in every way that calls fail in,
 * one after the other or many at once, and people archive, remove, revoke and delete. What lasts is
 * undone after a while.
 */
public final class Mischief {
  private static final List<String> RETRY_AFTERS =
      List.of("1", "2", "3", "7", "15", "0", "-1", "1.5", "", "soon");

  private static final String HUGE = "86400";

  private static final List<String> WORDS =
      List.of("internal_error", "fatal_error", "a_word_of_tomorrow", "team_added_to_org");

  private static final Duration ANSWER_TOO_LATE = Duration.ofSeconds(40);
  private static final Duration AS_LONG_AS_IT_GETS = Duration.ofHours(24);

  private final SandboxSlack slack;
  private final Random random;
  private final double faulty;
  private final Duration longest;
  private final List<SentMessage> deleted = new ArrayList<>();
  private final List<Undoing> undoings = new ArrayList<>();
  private int storm;

  /**
   * @param faulty which part of all calls fails, from 0 to 1
   */
  public Mischief(SandboxSlack slack, long seed, double faulty) {
    this(slack, seed, faulty, AS_LONG_AS_IT_GETS);
  }

  /**
   * As the other, in less time.
   *
   * @param longest that anything lasts, but for an answer that comes too late
   */
  public Mischief(SandboxSlack slack, long seed, double faulty, Duration longest) {
    this.slack = slack;
    this.random = new Random(seed);
    this.faulty = faulty;
    this.longest = longest;
    slack.faults().from(this::fault);
    slack.faults().historyLag(Duration.ofSeconds(random.nextInt(6)));
  }

  private Optional<Fault> fault(String method) {
    if (storm > 0) {
      storm--;
      return Optional.of(limit());
    }
    return random.nextDouble() < faulty ? Optional.of(any()) : Optional.empty();
  }

  private Fault any() {
    return switch (random.nextInt(13)) {
      case 0, 1 -> new Fault.Dropped(true);
      case 2 -> new Fault.Dropped(false);
      case 3 -> new Fault.ServerError(true);
      case 4 -> new Fault.ServerError(false);
      case 5 -> new Fault.HtmlBody();
      case 6 -> new Fault.Delayed(ANSWER_TOO_LATE);
      case 7 -> new Fault.Delayed(Duration.ofMillis(random.nextInt(15_000)));
      case 8, 9 -> new Fault.DoneLater(atMost(1 + random.nextInt(90)));
      case 10 -> new Fault.Refused(WORDS.get(random.nextInt(WORDS.size())));
      case 11 -> {
        storm = random.nextInt(12);
        yield limit();
      }
      default -> limit();
    };
  }

  private Fault limit() {
    if (random.nextInt(25) == 0) {
      return new Fault.RateLimitedAs(seconds(HUGE));
    }
    int form = random.nextInt(RETRY_AFTERS.size() + 2);
    if (form == RETRY_AFTERS.size()) {
      return new Fault.RateLimited(Optional.empty());
    }
    return form > RETRY_AFTERS.size()
        ? new Fault.RateLimitedAs(Stamps.httpDate(now().plus(atMost(random.nextInt(40)))))
        : new Fault.RateLimitedAs(seconds(RETRY_AFTERS.get(form)));
  }

  private Duration atMost(int seconds) {
    var time = Duration.ofSeconds(seconds);
    return time.compareTo(longest) > 0 ? longest : time;
  }

  private String seconds(String header) {
    return header.matches("\\d+") ? "" + atMost(Integer.parseInt(header)).toSeconds() : header;
  }

  /**
   * Somebody does something to one of these channels.
   *
   * @param channels ids
   */
  public void happen(List<String> channels) {
    var channel = channels.get(random.nextInt(channels.size()));
    switch (random.nextInt(6)) {
      case 0 -> {
        slack.archive(channel, true);
        undo(() -> slack.archive(channel, false));
      }
      case 1 -> {
        slack.workspace.change(new Change.Left(channel, Names.BOT_USER));
        undo(() -> slack.workspace.change(new Change.Joined(channel, Names.BOT_USER)));
      }
      case 2 -> {
        slack.faults().refuseToken("token_revoked");
        undo(() -> slack.faults().refuseToken(""));
      }
      case 3 -> {
        slack.faults().unreachable(true);
        undo(() -> slack.faults().unreachable(false));
      }
      default -> deleteOne(channel);
    }
  }

  private void deleteOne(String channel) {
    var all = new ArrayList<>(slack.cards(channel));
    List.copyOf(all).forEach(card -> all.addAll(slack.thread(card)));
    if (!all.isEmpty()) {
      var one = all.get(random.nextInt(all.size()));
      deleted.add(one);
      slack.workspace.change(new Change.Deleted(one.channel(), one.ts()));
    }
  }

  /** What people deleted, as it read before. */
  public List<SentMessage> deleted() {
    return List.copyOf(deleted);
  }

  private void undo(Runnable undoing) {
    undoings.add(new Undoing(now().plus(atMost(5 + random.nextInt(180))), undoing));
  }

  /** Undoes what has lasted long enough. */
  public void mend() {
    var due = undoings.stream().filter(u -> !u.at.isAfter(now())).toList();
    undoings.removeAll(due);
    due.forEach(u -> u.undoing.run());
  }

  /** Undoes everything; from now on all is well. */
  public void end() {
    undoings.forEach(u -> u.undoing.run());
    undoings.clear();
    slack.faults().none();
  }

  private Instant now() {
    return slack.workspace.clock.instant();
  }

  private record Undoing(Instant at, Runnable undoing) {}
}
