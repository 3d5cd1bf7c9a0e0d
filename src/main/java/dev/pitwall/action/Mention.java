package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.Reply;
import dev.pitwall.card.SlackText;
import dev.pitwall.card.StartAnswer;
import dev.pitwall.card.StartForm;
import dev.pitwall.card.Told;
import dev.pitwall.session.Capability;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Plan;
import dev.pitwall.session.Planner;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.TaskRequest;
import java.util.Optional;

/** Somebody mentions Pitwall: in a card's thread to tell its agent something, else to start one. */
final class Mention implements Action {
  private final OnSession onSession;
  private final SessionStore store;
  private final Dispatcher dispatcher;
  private final Planner planner;
  private final SessionControls controls;

  Mention(
      OnSession onSession,
      SessionStore store,
      Dispatcher dispatcher,
      Planner planner,
      SessionControls controls) {
    this.onSession = onSession;
    this.store = store;
    this.dispatcher = dispatcher;
    this.planner = planner;
    this.controls = controls;
  }

  @Override
  public String id() {
    return ActionIds.MENTION;
  }

  @Override
  public Reply run(ActionRequest request) {
    var channel = request.channel();
    if (channel == null) {
      return new Reply.Silent();
    }
    var text = SlackText.plain(request.value()).strip();
    var thread = request.messageTs();
    return Optional.ofNullable(thread)
        .flatMap(ts -> store.shownAt(channel, ts))
        .map(session -> onSession.allowed(request, session, () -> say(request, session, text)))
        .orElseGet(() -> start(request, channel, text));
  }

  private Reply say(ActionRequest request, Session session, String text) {
    if (text.isBlank()) {
      return Told.nothingSaid();
    }
    if (!session.ended() && !controls.providerOf(session).can(Capability.SAY)) {
      return Told.cannotSay(text);
    }
    var answer = dispatcher.say(request.id(), session.id(), request.person(), text);
    return Told.say(session, text, answer);
  }

  private Reply start(ActionRequest request, Channel channel, String text) {
    var wanted = TaskRequest.parse(text);
    var plan = planner.plan(wanted, request.person());
    if (plan instanceof Plan.Ready(var task)) {
      dispatcher.start(request.id(), task, request.person(), channel);
      return new Reply.Silent();
    }
    return StartAnswer.of(
        plan, new StartForm(wanted, planner.choices(request.person()), channel, ""), false);
  }
}
