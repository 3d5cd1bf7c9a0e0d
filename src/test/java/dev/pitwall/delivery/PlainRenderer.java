package dev.pitwall.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pitwall.card.Message;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Handle;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionStore;
import java.util.stream.Collectors;

/** Messages of one plain line, so that tests of delivery do not change with the cards. */
record PlainRenderer(SessionStore sessions) implements Renderer {
  /** A task of this title makes a card that Slack refuses. */
  static final String REFUSED = "Make Slack refuse this";

  @Override
  public Handle handle(SessionId session) {
    return sessions.find(session).orElseThrow().handle();
  }

  @Override
  public Rendering render(Target target) {
    return target.kind() == Target.Kind.ROLL_UP ? rollUp(target) : ofSession(target);
  }

  private Rendering rollUp(Target target) {
    if (target.rollUp() != null && target.rollUp().endedAt() != null) {
      return target.ts() == null ? new Nothing(-1) : new Show(message("Round-up: over", false), -1);
    }
    var news =
        sessions.live(target.channel()).stream()
            .map(live -> line(live.session()))
            .sorted()
            .collect(Collectors.joining("; "));
    return new Show(message("Round-up: " + news, false), -1);
  }

  private static String line(Session session) {
    var doing = session.state() instanceof SessionState.InProgress(var now) ? " " + now : "";
    return session.task().title() + ": " + session.state().word() + doing;
  }

  private Rendering ofSession(Target target) {
    var session = sessions.find(target.session()).orElseThrow();
    return switch (target.kind()) {
      case CARD -> {
        var line =
            target.rollUp() != null && session.state() instanceof SessionState.InProgress
                ? session.task().title() + ": in_progress elsewhere"
                : line(session);
        yield new Show(message(line, session.task().title().equals(REFUSED)), -1);
      }
      case QUESTION -> {
        var asked = sessions.question(session.id(), target.subject()).orElseThrow();
        var what = asked.outcome().getClass().getSimpleName();
        yield new Show(message(asked.question().title() + " " + what, false), -1);
      }
      case NOTICE -> new Show(message("Finished: " + session.state().word(), false), -1);
      case DIGEST -> digest(target, session.logSize());
      case ROLL_UP -> throw new AssertionError();
    };
  }

  private Rendering digest(Target target, long logSize) {
    long to = target.toEntry() >= 0 ? target.toEntry() : logSize;
    var entries =
        sessions.log(target.session(), target.fromEntry(), (int) (to - target.fromEntry()));
    var said =
        entries.stream()
            .filter(LogEntry.Message.class::isInstance)
            .map(entry -> ((LogEntry.Message) entry).text())
            .collect(Collectors.joining(", "));
    return said.isEmpty() || target.level() == DigestLevel.OFF
        ? new Nothing(to)
        : new Show(message("Said: " + said, said.equals(REFUSED)), to);
  }

  private static Message message(String line, boolean refused) {
    var blocks = JsonNodeFactory.instance.arrayNode();
    var section = blocks.addObject().put("type", refused ? "no such block" : "section");
    section.putObject("text").put("type", "mrkdwn").put("text", line);
    return new Message(line, blocks);
  }
}
