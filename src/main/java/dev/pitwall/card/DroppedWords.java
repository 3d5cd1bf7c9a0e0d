package dev.pitwall.card;

import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.DroppedLog;
import dev.pitwall.session.LogPage;
import dev.pitwall.session.Session;
import java.util.Locale;

/** Says that a log, or the beginning of it, is kept no longer, and where it may still be. */
final class DroppedWords {
  private DroppedWords() {}

  static Mrkdwn of(LogPage page) {
    var dropped = page.dropped();
    return dropped == null ? Mrkdwn.EMPTY : of(page.session(), dropped);
  }

  static Mrkdwn of(Session session, DroppedLog dropped) {
    var sentence =
        Mrkdwn.concat(
            Mrkdwn.text(
                (isWhole(session, dropped) ? "Its log was" : some(dropped)) + " dropped on "),
            Mrkdwn.day(dropped.at()),
            Mrkdwn.text(": this Pitwall keeps logs for " + kept(dropped) + "."));
    var url = session.url();
    return url == null
        ? sentence
        : Mrkdwn.concat(
            sentence,
            Mrkdwn.text(" "),
            Mrkdwn.link(url, "The session's own page"),
            Mrkdwn.text(" may still have it."));
  }

  static String kept(DroppedLog dropped) {
    return dropped.keptDays() == 1 ? "1 day" : dropped.keptDays() + " days";
  }

  static boolean isWhole(Session session, DroppedLog dropped) {
    return dropped.entries() >= session.logSize();
  }

  private static String some(DroppedLog dropped) {
    return dropped.entries() == 1
        ? "Its first entry was"
        : String.format(Locale.ROOT, "Its first %,d entries were", dropped.entries());
  }
}
