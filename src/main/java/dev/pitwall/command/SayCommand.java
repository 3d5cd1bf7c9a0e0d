package dev.pitwall.command;

import dev.pitwall.card.Reply;
import dev.pitwall.card.Told;
import dev.pitwall.card.TypedBack;
import dev.pitwall.session.Capability;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControls;

/** {@code /agents say}. */
final class SayCommand implements Command {
  private final OnSession onSession;
  private final Dispatcher dispatcher;
  private final SessionControls controls;

  SayCommand(OnSession onSession, Dispatcher dispatcher, SessionControls controls) {
    this.onSession = onSession;
    this.dispatcher = dispatcher;
    this.controls = controls;
  }

  @Override
  public String word() {
    return "say";
  }

  @Override
  public String usage() {
    return "<handle> text…";
  }

  @Override
  public String summary() {
    return "tell the agent something; after its end, where the source can, in another turn";
  }

  @Override
  public String example() {
    return "k3f9 leave the database alone";
  }

  @Override
  public Reply run(CommandRequest request) {
    return onSession.control(this, request, (session, text) -> say(request, session, text));
  }

  private Reply say(CommandRequest request, Session session, String text) {
    if (text.isBlank()) {
      return TypedBack.of(
          "Say what the agent should know: `/agents say %s leave the database alone`."
              .formatted(session.handle().text()),
          "");
    }
    if (!session.ended() && !controls.providerOf(session).can(Capability.SAY)) {
      return Told.cannotSay(text);
    }
    var answer = dispatcher.say(request.id(), session.id(), request.person(), text);
    return Told.say(session, text, answer);
  }
}
