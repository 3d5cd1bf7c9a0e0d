package dev.pitwall.command;

import dev.pitwall.card.LogFile;
import dev.pitwall.card.LogMessage;
import dev.pitwall.card.Reply;
import dev.pitwall.card.SlashCommand;
import dev.pitwall.card.TypedBack;
import dev.pitwall.session.LogPage;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore;

/** {@code /agents log}. */
final class LogCommand implements Command {
  private static final String ALL = "all";

  private final OnSession onSession;
  private final SessionStore store;

  LogCommand(OnSession onSession, SessionStore store) {
    this.onSession = onSession;
    this.store = store;
  }

  @Override
  public String word() {
    return "log";
  }

  @Override
  public String usage() {
    return "<handle> [all]";
  }

  @Override
  public String summary() {
    return "show the latest of a session's log, or all of it as a file in its thread";
  }

  @Override
  public String example() {
    return "k3f9 all";
  }

  @Override
  public Reply run(CommandRequest request) {
    return onSession.see(this, request, (session, rest) -> log(request, session, rest));
  }

  private Reply log(CommandRequest request, Session session, String rest) {
    if (rest.isEmpty() && session.logSize() == 0 && store.shown(session.id()).isEmpty()) {
      return TypedBack.of(
          "A log is read for sessions that a channel shows, and no channel shows this one. "
              + "Show it here first:",
          SlashCommand.line("show", session.handle().text()));
    }
    if (rest.isEmpty()) {
      var latest = LogPage.latest(store, session, LogMessage.SIZE);
      return new Reply.Private(LogMessage.of(latest));
    }
    if (rest.equalsIgnoreCase(ALL)) {
      return LogFile.reply(store, session, request.channel());
    }
    return TypedBack.of(
        "Only `all` can follow the handle: `/agents log %s all` puts all of the log into the thread."
            .formatted(session.handle().text()),
        "");
  }
}
