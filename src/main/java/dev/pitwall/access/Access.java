package dev.pitwall.access;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may know of a session, and who may stop, steer and answer it. A session that no channel shows
 * is there for whoever asked for it alone, and in channels that watch its repository; one that is
 * shown is there for its workspace, and may be stopped by whoever asked for it, from anywhere, and
 * by anybody else where they see its card.
 */
public final class Access {

  /** Whether somebody may. */
  public sealed interface Verdict {
    record Allowed() implements Verdict {}

    /** Not from here; the channels where the card is. */
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
   * @param watched whether the channel where they ask, one of their workspace, watches its
   *     repository
   */
  public boolean sees(Session session, List<Shown> shown, Person person, boolean watched) {
    return session.workspace().equals(person.workspace())
        && (!shown.isEmpty() || watched || person.equals(session.task().requestedBy()));
  }

  /**
   * Whether this person may stop, steer and answer it.
   *
   * @param from where the person asks; null in a modal, which opens only from where they may
   * @param watched as in {@link #sees}
   */
  public Verdict control(
      Session session, List<Shown> shown, Person person, @Nullable Channel from, boolean watched) {
    if (!sees(session, shown, person, watched)) {
      return new Verdict.Unknown();
    }
    var channels = shown.stream().map(Shown::channel).toList();
    boolean may =
        person.equals(session.task().requestedBy()) || from == null || channels.contains(from);
    return may ? new Verdict.Allowed() : new Verdict.Elsewhere(channels);
  }
}
