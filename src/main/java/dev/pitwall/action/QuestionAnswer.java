package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.Reply;
import dev.pitwall.card.Told;
import dev.pitwall.session.Dispatcher;

/** One of the buttons under an agent's question. */
final class QuestionAnswer implements Action {
  private final OnSession onSession;
  private final Dispatcher dispatcher;

  QuestionAnswer(OnSession onSession, Dispatcher dispatcher) {
    this.onSession = onSession;
    this.dispatcher = dispatcher;
  }

  @Override
  public String id() {
    return ActionIds.QUESTION_ANSWER;
  }

  @Override
  public Reply run(ActionRequest request) {
    return onSession.control(
        request,
        (session, choice) -> {
          int bar = choice.indexOf('|');
          return Told.answer(
              dispatcher.answer(
                  request.id(),
                  session.id(),
                  request.person(),
                  choice.substring(0, Math.max(0, bar)),
                  choice.substring(bar + 1)));
        });
  }
}
