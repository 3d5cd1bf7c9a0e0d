package dev.pitwall.delivery;

import dev.pitwall.sandbox.slack.Person;
import dev.pitwall.sandbox.slack.SentMessage;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Somebody stops sessions that would not end by themselves. A stop that was acknowledged is not
 * asked for again: it must do.
 */
public final class Stopping {
  private static final Pattern HANDLE = Pattern.compile("`([a-z0-9]{4,5})`");

  private final Person by;
  private final Set<String> asked = new TreeSet<>();
  private final Set<String> acknowledged = new TreeSet<>();

  public Stopping(Person by) {
    this.by = by;
  }

  /** The handle on a card. */
  public static Optional<String> handle(SentMessage card) {
    var match = HANDLE.matcher(card.shown());
    return match.find() ? Optional.of(match.group(1)) : Optional.empty();
  }

  /** Asks for it, unless that was acknowledged before. */
  public void ask(String handle) {
    if (!acknowledged.contains(handle)) {
      asked.add(handle);
      if (by.command("/agents stop " + handle + " that will do", "agents").ok()) {
        acknowledged.add(handle);
      }
    }
  }

  /** Handles of the sessions that were asked to stop. */
  public Set<String> asked() {
    return asked;
  }
}
