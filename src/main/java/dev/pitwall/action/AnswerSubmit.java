package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.AnswerModal;
import dev.pitwall.card.RefusalSentence;
import dev.pitwall.card.Reply;
import dev.pitwall.card.Told;
import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Question;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore;
import java.util.Optional;

/** The Answer dialog, sent off. */
final class AnswerSubmit implements Action {
  private final OnSession onSession;
  private final SessionStore store;
  private final Dispatcher dispatcher;

  AnswerSubmit(OnSession onSession, SessionStore store, Dispatcher dispatcher) {
    this.onSession = onSession;
    this.store = store;
    this.dispatcher = dispatcher;
  }

  @Override
  public String id() {
    return ActionIds.ANSWER_SUBMIT;
  }

  @Override
  public Reply run(ActionRequest request) {
    return onSession.control(request, (session, question) -> answer(request, session, question));
  }

  private Reply answer(ActionRequest request, Session session, String questionId) {
    var choice = request.inputs().getOrDefault(AnswerModal.CHOICE, "");
    var option =
        store
            .question(session.id(), questionId)
            .map(AskedQuestion::question)
            .flatMap(question -> chosen(question, choice));
    if (option.isEmpty()) {
      return Told.asksNothing(session);
    }
    return dispatcher
        .answerSoon(request.id(), session.id(), request.person(), questionId, option.get().id())
        .map(RefusalSentence::of)
        .<Reply>map(Reply::of)
        .orElseGet(Reply.Silent::new);
  }

  private static Optional<Question.Option> chosen(Question question, String choice) {
    int nth = choice.matches("\\d{1,3}") ? Integer.parseInt(choice) : Integer.MAX_VALUE;
    return question.options().stream().skip(nth).findFirst();
  }
}
