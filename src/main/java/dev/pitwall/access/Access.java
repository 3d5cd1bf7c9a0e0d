package dev.pitwall.access;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may stop, steer and answer: whoever asked for the session, from anywhere; anybody else where
 * they see its card.
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

    /** The session belongs to another workspace: to this person it does not exist. */
    record Unknown() implements Verdict {}
  }

  /**
   * @param from where the person asks; null in a modal, which opens only from where they may
   */
  public Verdict control(
      Session session, List<Shown> shown, Person person, @Nullable Channel from) {
    if (!session.workspace().equals(person.workspace())) {
      return new Verdict.Unknown();
    }
    var channels = shown.stream().map(Shown::channel).toList();
    boolean may =
        person.equals(session.task().requestedBy()) || from == null || channels.contains(from);
    return may ? new Verdict.Allowed() : new Verdict.Elsewhere(channels);
  }
}
