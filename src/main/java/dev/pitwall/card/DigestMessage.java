package dev.pitwall.card;

import static dev.pitwall.card.block.Mrkdwn.code;
import static dev.pitwall.card.block.Mrkdwn.concat;
import static dev.pitwall.card.block.Mrkdwn.italic;
import static dev.pitwall.card.block.Mrkdwn.join;
import static dev.pitwall.card.block.Mrkdwn.said;
import static dev.pitwall.card.block.Mrkdwn.sign;
import static dev.pitwall.card.block.Mrkdwn.stack;
import static dev.pitwall.card.block.Mrkdwn.text;
import static dev.pitwall.card.block.Mrkdwn.time;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.card.block.Sign;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.LogDigest;
import dev.pitwall.session.Plural;
import dev.pitwall.session.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A stretch of log in a thread: a line for each kind of thing that happened. */
public final class DigestMessage {
  private static final int FEW = 3;
  private static final int MORE = 5;
  private static final int NAME = 80;
  private static final int SENTENCE = 240;
  private static final int SECONDS_A_MINUTE = 60;

  private final LogDigest digest;
  private final boolean verbose;
  private final List<Mrkdwn> signs = new ArrayList<>();
  private final List<Mrkdwn> lines = new ArrayList<>();

  private DigestMessage(LogDigest digest, boolean verbose) {
    this.digest = digest;
    this.verbose = verbose;
  }

  /** The message; empty when the level leaves out all that there is. */
  public static Optional<Message> of(LogDigest digest, DigestLevel level) {
    return switch (level) {
      case OFF -> Optional.empty();
      case MILESTONES -> new DigestMessage(digest, false).message();
      case VERBOSE -> new DigestMessage(digest, true).message();
    };
  }

  private Optional<Message> message() {
    digest.told().forEach(words -> line(Sign.TOLD, concat(text("Told: "), shortened(said(words)))));
    if (verbose) {
      digest.thoughts().forEach(words -> line(Sign.THOUGHT, italic(shortened(text(words)))));
    }
    line(Sign.CHANGED, changed());
    line(Sign.VALIDATED, list(" · ", MORE, digest.validated(), DigestMessage::validated));
    line(Sign.SAID, italic(shortened(text(digest.said()))));
    failures();
    // What was only looked at is worth a message of its own to those who want everything.
    if (lines.isEmpty() && !verbose) {
      return Optional.empty();
    }
    explored();
    return lines.isEmpty() ? Optional.empty() : Optional.of(built());
  }

  private Message built() {
    var shown = new ArrayList<Mrkdwn>();
    for (int i = 0; i < lines.size(); i++) {
      shown.add(concat(signs.get(i), text(" "), lines.get(i)));
    }
    return Message.of(
        join(" · ", lines), List.of(new Block.Section(stack(shown)), new Block.Context(span())));
  }

  private Mrkdwn span() {
    var from = digest.from();
    var to = digest.to();
    boolean oneMinute =
        from.getEpochSecond() / SECONDS_A_MINUTE == to.getEpochSecond() / SECONDS_A_MINUTE;
    return oneMinute ? time(to) : concat(time(from), text(" – "), time(to));
  }

  private void explored() {
    var files = digest.explored();
    var searches = searches(digest.searches());
    if (files.isEmpty()) {
      first(Sign.EXPLORED, text(searches.isEmpty() ? "" : "Explored: " + searches));
      return;
    }
    var names = list(", ", verbose ? MORE : FEW, files, DigestMessage::name);
    var also = verbose && !searches.isEmpty() ? text(" · " + searches) : Mrkdwn.EMPTY;
    var count = "Explored " + Plural.of(files.size(), "file") + ": ";
    first(Sign.EXPLORED, concat(text(count), names, also));
  }

  private static String searches(int count) {
    return switch (count) {
      case 0 -> "";
      case 1 -> "1 search";
      default -> count + " searches";
    };
  }

  private Mrkdwn changed() {
    var changes = list(", ", MORE, digest.changed(), WorkWords::change);
    return changes.blank() ? changes : concat(text("Changed "), changes);
  }

  private void failures() {
    var failures = digest.failures();
    failures.stream().limit(FEW).forEach(f -> line(Sign.FAILED, shortened(text(f))));
    if (failures.size() > FEW) {
      line(Sign.FAILED, text("and " + (failures.size() - FEW) + " more"));
    }
  }

  private static Mrkdwn validated(Validation validation) {
    var before = validation.before();
    var now = WorkWords.validation(validation);
    return before == null || before.equals(validation.result())
        ? now
        : concat(now, text(" (was " + before + ")"));
  }

  private static Mrkdwn name(String path) {
    return code(path).fit(NAME);
  }

  private static Mrkdwn shortened(Mrkdwn words) {
    return words.fit(SENTENCE);
  }

  private static <T> Mrkdwn list(String gap, int most, List<T> things, Function<T, Mrkdwn> words) {
    var shown = things.stream().limit(most).map(words).toList();
    int more = things.size() - most;
    return more > 0 ? concat(join(gap, shown), text(" and " + more + " more")) : join(gap, shown);
  }

  private void line(Sign sign, Mrkdwn words) {
    if (!words.blank()) {
      signs.add(sign(sign));
      lines.add(words);
    }
  }

  private void first(Sign sign, Mrkdwn words) {
    if (!words.blank()) {
      signs.addFirst(sign(sign));
      lines.addFirst(words);
    }
  }
}
