package dev.pitwall.command;

import dev.pitwall.card.Reply;
import dev.pitwall.card.SlackText;
import dev.pitwall.card.StartAnswer;
import dev.pitwall.card.StartForm;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Plan;
import dev.pitwall.session.Planner;
import dev.pitwall.session.TaskRequest;

/** {@code /agents start}. */
final class StartCommand implements Command {
  private final Planner planner;
  private final Dispatcher dispatcher;

  StartCommand(Planner planner, Dispatcher dispatcher) {
    this.planner = planner;
    this.dispatcher = dispatcher;
  }

  @Override
  public String word() {
    return "start";
  }

  @Override
  public String usage() {
    return "[owner/repo] [base:branch] [model:name] [agent:name] [via:issue] prompt…";
  }

  @Override
  public String summary() {
    return "start a session and show its card here";
  }

  @Override
  public String example() {
    return "acme/shop Fix the login button on the homepage";
  }

  @Override
  public Reply run(CommandRequest request) {
    var wanted = TaskRequest.parse(SlackText.plain(request.text()));
    var plan = planner.plan(wanted, request.person());
    if (plan instanceof Plan.Ready(var task)) {
      dispatcher.start(request.id(), task, request.person(), request.channel());
      // The card says how it goes.
      return new Reply.Silent();
    }
    var form = new StartForm(wanted, planner.choices(request.person()), request.channel(), "");
    return StartAnswer.of(plan, form, true);
  }
}
