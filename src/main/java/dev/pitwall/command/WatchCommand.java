package dev.pitwall.command;

import dev.pitwall.card.Reply;
import dev.pitwall.card.WatchAnswer;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Planner;
import dev.pitwall.session.Repository;
import dev.pitwall.session.RepositoryLookup;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Watch;
import java.time.InstantSource;
import java.util.List;

/** {@code /agents watch}. Only who can see a repository can make its sessions show here. */
final class WatchCommand implements Command {
  private final Planner planner;
  private final SessionStore store;
  private final SessionTracker tracker;
  private final SessionControls controls;
  private final InstantSource clock;

  WatchCommand(
      Planner planner,
      SessionStore store,
      SessionTracker tracker,
      SessionControls controls,
      InstantSource clock) {
    this.planner = planner;
    this.store = store;
    this.tracker = tracker;
    this.controls = controls;
    this.clock = clock;
  }

  @Override
  public String word() {
    return "watch";
  }

  @Override
  public String usage() {
    return "[owner/repo] [running|waiting|done|failed] [off|milestones|verbose]";
  }

  @Override
  public String summary() {
    return "show a card here for each session of a repository, wherever it is started; list its"
        + " past ones here";
  }

  @Override
  public String example() {
    return "acme/shop waiting failed verbose";
  }

  @Override
  public Reply run(CommandRequest request) {
    if (request.firstWord().isEmpty()) {
      return WatchAnswer.list(
          watches(store, request.channel()), controls.repositories(request.person()));
    }
    var wanted = WatchText.read(request.text());
    if (!wanted.wrong().isEmpty()) {
      var nearest = wanted.nearest();
      return WatchAnswer.unknownWord(
          wanted.wrong(), nearest, mended(request, wanted.wrong(), nearest.orElse("")));
    }
    if (wanted.repository().isEmpty()) {
      return WatchAnswer.noRepository(request.text());
    }
    return switch (planner.repository(wanted.repository(), request.person())) {
      case RepositoryLookup.Found(var repository) -> watch(request, wanted, repository);
      case RepositoryLookup.Unable(var why) -> WatchAnswer.unable(why, request.text());
      case RepositoryLookup.Absent() -> unknown(request, wanted.repository());
    };
  }

  private Reply watch(CommandRequest request, WatchText wanted, Repository repository) {
    var watch =
        new Watch(
            request.channel(),
            repository,
            wanted.groups(),
            wanted.level(),
            request.person(),
            clock.instant());
    var watched = tracker.watch(watch);
    controls.watchesChanged();
    return WatchAnswer.watching(watch, watched);
  }

  private Reply unknown(CommandRequest request, String typed) {
    var nearest = planner.nearestRepository(typed, request.person());
    return WatchAnswer.unknownRepository(
        typed, nearest, mended(request, typed, nearest.orElse(typed)));
  }

  private static String mended(CommandRequest request, String wrong, String right) {
    return WatchText.mended(request.text(), wrong, right);
  }

  /** The channel's, oldest first. */
  static List<Watch> watches(SessionStore store, Channel channel) {
    return store.watches().stream().filter(watch -> watch.channel().equals(channel)).toList();
  }
}
