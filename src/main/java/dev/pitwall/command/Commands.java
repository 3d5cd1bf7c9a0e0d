package dev.pitwall.command;

import dev.pitwall.access.Access;
import dev.pitwall.access.AccountLinking;
import dev.pitwall.access.Accounts;
import dev.pitwall.card.Help;
import dev.pitwall.card.NotFound;
import dev.pitwall.card.Reply;
import dev.pitwall.card.SlackText;
import dev.pitwall.card.StartAnswer;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Planner;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.SessionPage.Place;
import dev.pitwall.session.SessionPages;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that can be typed after {@code /agents}. */
public final class Commands {
  private final List<Command> all;
  private final HelpCommand help;
  private final SessionPages pages;
  private final Planner planner;
  private final InstantSource clock;

  public Commands(
      SessionStore store,
      SessionTracker tracker,
      Dispatcher dispatcher,
      SessionControls controls,
      Accounts accounts,
      AccountLinking linking,
      InstantSource clock) {
    this.clock = clock;
    this.pages = new SessionPages(store, clock);
    this.planner = new Planner(controls);
    var onSession = new OnSession(store, new Access());
    var words =
        List.of(
            new ListCommand(pages, planner, clock),
            new StartCommand(planner, dispatcher),
            new ShowCommand(onSession, store, tracker, controls),
            new LogCommand(onSession, store),
            new StopCommand(onSession, dispatcher),
            new SayCommand(onSession, dispatcher, controls),
            new WatchCommand(planner, store, tracker, controls, clock),
            new UnwatchCommand(store, tracker, controls),
            new LinkCommand(accounts, linking),
            new UnlinkCommand(accounts, linking));
    this.help = new HelpCommand(words);
    this.all = Stream.concat(words.stream(), Stream.of(help)).toList();
  }

  /** In the order in which help shows them. */
  public List<Command> all() {
    return all;
  }

  /** The command of that word, ignoring case. */
  public Optional<Command> find(String word) {
    return all.stream().filter(command -> command.word().equalsIgnoreCase(word)).findFirst();
  }

  /**
   * Does what was typed; comes on a virtual thread after Slack has its ack.
   *
   * @param typed its text is all that follows {@code /agents}
   */
  public Reply run(CommandRequest typed) {
    var word = typed.firstWord();
    if (word.isEmpty()) {
      return overview(typed);
    }
    return find(word)
        .map(command -> command.run(typed.with(typed.rest())))
        .orElseGet(() -> unknown(word, SlackText.plain(typed.rest())));
  }

  private Reply unknown(String word, String rest) {
    return NotFound.word(SlackText.plain(word), rest, help.nearest(word));
  }

  private Reply overview(CommandRequest request) {
    var running = Place.first(SessionFilter.ALL.with(Group.RUNNING));
    var page = pages.read(request.viewer(), running);
    var start = StartAnswer.example(planner.choices(request.person()));
    return new Reply.Private(Help.overview(help.words(), page, clock.instant(), start));
  }
}
