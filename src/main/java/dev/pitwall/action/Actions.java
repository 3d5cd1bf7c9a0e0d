package dev.pitwall.action;

import dev.pitwall.access.Access;
import dev.pitwall.card.ActionIds;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Planner;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionPages;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** All that can be clicked, chosen, submitted or mentioned. */
public final class Actions {
  private final List<Action> all;

  public Actions(
      SessionStore store,
      SessionTracker tracker,
      Dispatcher dispatcher,
      SessionControls controls,
      InstantSource clock) {
    var onSession = new OnSession(store, new Access());
    var pages = new SessionPages(store, clock);
    var planner = new Planner(controls);
    var again = new Again(onSession, planner);
    this.all =
        List.of(
            new StopButton(onSession, store, controls),
            new StopSubmit(onSession, dispatcher, planner),
            new LogButton(onSession, store),
            new LogTurn(onSession, store),
            new AnswerButton(onSession),
            new AnswerSubmit(onSession, store, dispatcher),
            new QuestionAnswer(onSession, dispatcher),
            again,
            new CardMenu(onSession, store, tracker, again),
            new ShowButton(onSession, store, tracker, controls),
            new LinkButton(),
            new ListTurn(ActionIds.LIST_PAGE, pages, clock),
            new ListTurn(ActionIds.LIST_FILTER, pages, clock),
            new StartButton(planner),
            new StartSubmit(onSession, planner, dispatcher),
            new StartFromMessage(planner),
            new Mention(onSession, store, dispatcher, planner, controls));
  }

  public List<Action> all() {
    return all;
  }

  /**
   * The action that answers an id.
   *
   * @param id with or without the part behind a colon
   */
  public Optional<Action> find(String id) {
    int colon = id.indexOf(':');
    var base = colon < 0 ? id : id.substring(0, colon);
    return all.stream().filter(action -> action.id().equals(base)).findFirst();
  }
}
