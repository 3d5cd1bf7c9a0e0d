package dev.pitwall.access;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may know of a session, and who may stop, steer and answer it. A session is there for whoever
 * asked for it; in the channels that show it or watch its repository; and for its whole workspace
 * once a channel shows it that anybody may read. It may be stopped by whoever asked for it, from
 * anywhere, and by anybody else where they see its card.
 */
public final class Access {

  /** Whether somebody may. */
  public sealed interface Verdict {
    record Allowed() implements Verdict {}

    /** Not from here; the channels where the card is, as far as anybody may read them. */
    record Elsewhere(List<Channel> shown) implements Verdict {
      public Elsewhere {
        shown = List.copyOf(shown);
      }
    }

    /** To this person it does not exist. */
    record Unknown() implements Verdict {}
  }

  /**
   * Whether this person may know that the session exists, and read what it is about.
   *
   * @param shown where its cards are
   * @param from where the person asks; null in a modal, which opens only from where they may
   * @param watched whether the channel where they ask, one of their workspace, watches its
   *     repository
   */
  public boolean sees(
      Session session, List<Shown> shown, Person person, @Nullable Channel from, boolean watched) {
    return session.workspace().equals(person.workspace())
        && (watched
            || person.equals(session.task().requestedBy())
            || shown.stream().anyMatch(card -> shows(card, from)));
  }

  private static boolean shows(Shown card, @Nullable Channel from) {
    return card.open() || from == null || card.channel().equals(from);
  }

  /**
   * Whether this person may stop, steer and answer it.
   *
   * @param from as in {@link #sees}
   * @param watched as there
   */
  public Verdict control(
      Session session, List<Shown> shown, Person person, @Nullable Channel from, boolean watched) {
    if (!sees(session, shown, person, from, watched)) {
      return new Verdict.Unknown();
    }
    boolean may =
        person.equals(session.task().requestedBy())
            || from == null
            || shown.stream().anyMatch(card -> card.channel().equals(from));
    return may
        ? new Verdict.Allowed()
        : new Verdict.Elsewhere(shown.stream().filter(Shown::open).map(Shown::channel).toList());
  }
}
