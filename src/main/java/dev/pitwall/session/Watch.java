package dev.pitwall.session;

import dev.pitwall.session.SessionFilter.Group;
import java.time.Instant;
import java.util.Set;

/**
 * A channel's wish for a card for each session of a repository, wherever it is started.
 *
 * @param groups in which a session must stand to get its card; empty: in any
 * @param level how much of the log goes into the threads
 * @param by whoever asked for it: what they may see at the source is what is shown
 * @param since sessions that had ended before get no card
 */
public record Watch(
    Channel channel,
    Repository repository,
    Set<Group> groups,
    DigestLevel level,
    Person by,
    Instant since) {
  public Watch {
    groups = Set.copyOf(groups);
  }

  /** Whether the session had ended before. */
  boolean isTooLateFor(Session session) {
    var ended = session.times().ended();
    return ended != null && ended.isBefore(since);
  }

  /** In the place of a former one: as long as it wants the same, nothing has ended before it. */
  Watch after(Watch former) {
    return groups.equals(former.groups)
        ? new Watch(channel, repository, groups, level, by, former.since)
        : this;
  }

  /** Whether a session that stands so is to have a card. */
  boolean wants(SessionState state) {
    return groups.isEmpty() || groups.stream().anyMatch(group -> group.holds(state));
  }
}
