package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.PlanSentence;
import dev.pitwall.card.Reply;
import dev.pitwall.card.StartForm.Origin;
import dev.pitwall.card.StartModal;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Plan;
import dev.pitwall.session.Planner;
import dev.pitwall.session.Session;
import dev.pitwall.session.TaskRequest;
import java.util.Map;
import java.util.Optional;

/** The Start dialog, sent off. What is wrong is said beside the field; nothing typed is lost. */
final class StartSubmit implements Action {
  private final OnSession onSession;
  private final Planner planner;
  private final Dispatcher dispatcher;

  StartSubmit(OnSession onSession, Planner planner, Dispatcher dispatcher) {
    this.onSession = onSession;
    this.planner = planner;
    this.dispatcher = dispatcher;
  }

  @Override
  public String id() {
    return ActionIds.START_SUBMIT;
  }

  @Override
  public Reply run(ActionRequest request) {
    return Origin.read(request.value(), request.person().workspace())
        .map(origin -> start(request, origin))
        .orElseGet(() -> wrong(StartModal.PROMPT, "This form is out of date. Open it once more."));
  }

  private Reply start(ActionRequest request, Origin origin) {
    var plan = planner.plan(wanted(request, origin), request.person());
    if (plan instanceof Plan.Ready(var task)) {
      dispatcher.startSoon(request.id(), task, request.person(), origin.channel());
      return new Reply.Silent();
    }
    return wrong(field(plan, request), PlanSentence.plain(plan));
  }

  private TaskRequest wanted(ActionRequest request, Origin origin) {
    var inputs = request.inputs();
    var typed = inputs.getOrDefault(StartModal.PROMPT, "");
    return new TaskRequest(
        inputs.getOrDefault(StartModal.REPOSITORY, ""),
        inputs.getOrDefault(StartModal.BASE, ""),
        inputs.getOrDefault(StartModal.MODEL, ""),
        inputs.getOrDefault(StartModal.AGENT, ""),
        inputs.getOrDefault(StartModal.VIA, ""),
        origin.keepsPrompt() ? (old(request, origin) + "\n\n" + typed).strip() : typed,
        "",
        origin.restartOf());
  }

  private String old(ActionRequest request, Origin origin) {
    return Optional.ofNullable(origin.restartOf())
        .flatMap(id -> onSession.seen(id, request.viewer()))
        .map(Session::task)
        .map(task -> task.prompt())
        .orElse("");
  }

  private static String field(Plan plan, ActionRequest request) {
    return switch (plan) {
      case Plan.UnknownRepository _, Plan.WhichRepository _, Plan.NoRepositories() ->
          StartModal.REPOSITORY;
      case Plan.UnknownAgent _ ->
          // The field is not there where there is but one agent.
          request.inputs().containsKey(StartModal.AGENT) ? StartModal.AGENT : StartModal.REPOSITORY;
      case Plan.UnknownVia _, Plan.NoIssues _ ->
          request.inputs().containsKey(StartModal.VIA) ? StartModal.VIA : StartModal.PROMPT;
      case Plan.Ready _, Plan.NoPrompt(), Plan.UnknownOption _, Plan.Objected _ ->
          StartModal.PROMPT;
    };
  }

  private static Reply wrong(String field, String sentence) {
    return new Reply.Errors(Map.of(field, sentence));
  }
}
