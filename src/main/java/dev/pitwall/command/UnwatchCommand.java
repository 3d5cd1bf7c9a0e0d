package dev.pitwall.command;

import dev.pitwall.card.Reply;
import dev.pitwall.card.SlackText;
import dev.pitwall.card.WatchAnswer;
import dev.pitwall.session.Nearest;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import java.util.List;
import java.util.Optional;

/**
 * {@code /agents unwatch}. Anybody of the channel may, whether they can see the repository or not.
 */
final class UnwatchCommand implements Command {
  private final SessionStore store;
  private final SessionTracker tracker;
  private final SessionControls controls;

  UnwatchCommand(SessionStore store, SessionTracker tracker, SessionControls controls) {
    this.store = store;
    this.tracker = tracker;
    this.controls = controls;
  }

  @Override
  public String word() {
    return "unwatch";
  }

  @Override
  public String usage() {
    return "[owner/repo]";
  }

  @Override
  public String summary() {
    return "show no more of a repository's sessions here";
  }

  @Override
  public String example() {
    return "acme/shop";
  }

  @Override
  public Reply run(CommandRequest request) {
    var watched =
        WatchCommand.watches(store, request.channel()).stream()
            .map(watch -> watch.repository())
            .toList();
    var typed = SlackText.plain(request.text()).strip();
    if (watched.isEmpty()) {
      return WatchAnswer.nothingWatched();
    }
    if (typed.isEmpty()) {
      return watched.size() == 1
          ? unwatch(request, watched.getFirst())
          : WatchAnswer.which(watched);
    }
    return meant(typed, watched)
        .map(repository -> unwatch(request, repository))
        .orElseGet(() -> WatchAnswer.notWatched(typed, nearest(typed, watched), watched));
  }

  private Reply unwatch(CommandRequest request, Repository repository) {
    boolean ended = tracker.unwatch(request.channel(), repository);
    controls.watchesChanged();
    return ended ? WatchAnswer.ended(repository) : WatchAnswer.nothingWatched();
  }

  /** By its full name or, when that is clear, by its name alone. */
  private static Optional<Repository> meant(String typed, List<Repository> watched) {
    var named = watched.stream().filter(r -> r.name().equalsIgnoreCase(typed)).toList();
    return watched.stream()
        .filter(r -> r.fullName().equalsIgnoreCase(typed))
        .findFirst()
        .or(() -> named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty());
  }

  private static Optional<String> nearest(String typed, List<Repository> watched) {
    return Nearest.to(typed, watched.stream().map(Repository::fullName).toList());
  }
}
