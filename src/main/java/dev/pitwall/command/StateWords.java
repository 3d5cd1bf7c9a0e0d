package dev.pitwall.command;

import dev.pitwall.session.SessionFilter.Group;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Groups of states as people say them, and as GitHub's states are called. */
final class StateWords {
  private static final Map<String, Group> GROUPS =
      Map.ofEntries(
          Map.entry("running", Group.RUNNING),
          Map.entry("queued", Group.RUNNING),
          Map.entry("in_progress", Group.RUNNING),
          Map.entry("idle", Group.RUNNING),
          Map.entry("waiting", Group.WAITING),
          Map.entry("waiting_for_user", Group.WAITING),
          Map.entry("done", Group.DONE),
          Map.entry("completed", Group.DONE),
          Map.entry("failed", Group.FAILED),
          Map.entry("timed_out", Group.FAILED),
          Map.entry("cancelled", Group.FAILED),
          Map.entry("stopped", Group.FAILED));

  /** For naming the nearest. */
  static final List<String> ALL = GROUPS.keySet().stream().sorted().toList();

  private StateWords() {}

  /** The group that a word means, ignoring case. */
  static Optional<Group> group(String word) {
    return Optional.ofNullable(GROUPS.get(word.toLowerCase(Locale.ROOT)));
  }
}
