package dev.pitwall.command;

import dev.pitwall.card.Reply;
import dev.pitwall.card.Told;
import dev.pitwall.session.Dispatcher;

/** {@code /agents stop}. */
final class StopCommand implements Command {
  private final OnSession onSession;
  private final Dispatcher dispatcher;

  StopCommand(OnSession onSession, Dispatcher dispatcher) {
    this.onSession = onSession;
    this.dispatcher = dispatcher;
  }

  @Override
  public String word() {
    return "stop";
  }

  @Override
  public String usage() {
    return "<handle> [reason…]";
  }

  @Override
  public String summary() {
    return "stop a session";
  }

  @Override
  public String example() {
    return "k3f9 wrong direction";
  }

  @Override
  public Reply run(CommandRequest request) {
    return onSession.control(
        this,
        request,
        (session, reason) ->
            Told.stop(
                session, dispatcher.stop(request.id(), session.id(), request.person(), reason)));
  }
}
