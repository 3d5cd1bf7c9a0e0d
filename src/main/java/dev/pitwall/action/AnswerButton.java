package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.AnswerModal;
import dev.pitwall.card.Reply;
import dev.pitwall.card.Told;
import dev.pitwall.session.SessionState;

/** A card's Answer button: opens the question with its options. */
final class AnswerButton implements Action {
  private final OnSession onSession;

  AnswerButton(OnSession onSession) {
    this.onSession = onSession;
  }

  @Override
  public String id() {
    return ActionIds.ANSWER;
  }

  @Override
  public Reply run(ActionRequest request) {
    return onSession.control(
        request,
        (session, _) ->
            session.state() instanceof SessionState.WaitingForUser(var question)
                    && !question.options().isEmpty()
                ? new Reply.Open(AnswerModal.of(session, question))
                : Told.asksNothing(session));
  }
}
