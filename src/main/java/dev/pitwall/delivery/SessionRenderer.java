package dev.pitwall.delivery;

import dev.pitwall.card.CardLink;
import dev.pitwall.card.DigestMessage;
import dev.pitwall.card.FinishNotice;
import dev.pitwall.card.Message;
import dev.pitwall.card.QuestionMessage;
import dev.pitwall.card.RollUpCard;
import dev.pitwall.card.SessionCard;
import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.DroppedLog;
import dev.pitwall.session.Handle;
import dev.pitwall.session.LogDigest;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders sessions as {@code card} shows them. */
public final class SessionRenderer implements Renderer {
  private static final int PAGE = 500;
  private static final int MOST_ENTRIES = 10_000;
  private static final long MOST_CHARACTERS = 32_000_000;

  private final SessionStore sessions;
  private final SessionControls controls;

  public SessionRenderer(SessionStore sessions, SessionControls controls) {
    this.sessions = sessions;
    this.controls = controls;
  }

  @Override
  public Handle handle(SessionId session) {
    return found(session).handle();
  }

  @Override
  public Rendering render(Target target) {
    return target.kind() == Target.Kind.ROLL_UP ? rollUp(target) : ofSession(target);
  }

  private Rendering ofSession(Target target) {
    var session = found(target.session());
    var provider = controls.providerOf(session);
    return switch (target.kind()) {
      case CARD -> new Show(SessionCard.of(session, provider, target.level(), newsAt(target)), -1);
      case NOTICE -> notice(target, session);
      case QUESTION ->
          shown(
              sessions
                  .question(session.id(), target.subject())
                  .filter(asked -> !inVain(target, asked))
                  .map(asked -> QuestionMessage.of(session, provider, asked)),
              -1);
      case DIGEST -> digest(target, session);
      case ROLL_UP -> throw new IllegalArgumentException("of no session: " + target);
    };
  }

  private static @Nullable String newsAt(Target target) {
    var rollUp = target.rollUp();
    return rollUp == null ? null : CardLink.url(target.channel(), rollUp.ts());
  }

  /** Nothing when it is over before it was posted: nobody looks for it. */
  private Rendering rollUp(Target target) {
    var rollUp = target.rollUp();
    if (rollUp == null || rollUp.endedAt() == null) {
      var channel = target.channel();
      return new Show(RollUpCard.of(sessions.live(channel), channel), -1);
    }
    return target.ts() == null ? new Nothing(-1) : new Show(RollUpCard.over(rollUp.endedAt()), -1);
  }

  /**
   * Nothing once the session has gone on: what came of that turn is past, the next one's end is
   * told in its place, and nobody is called to what is no longer so.
   */
  private static Rendering notice(Target target, Session session) {
    return session.ended() && session.turn() == target.turn()
        ? new Show(FinishNotice.of(session), -1)
        : new Nothing(-1);
  }

  /** Whether it was withdrawn before Slack had it: it would call somebody for nothing. */
  private static boolean inVain(Target target, AskedQuestion asked) {
    return target.ts() == null && asked.outcome() instanceof AskedQuestion.Withdrawn;
  }

  private Rendering digest(Target target, Session session) {
    long end = target.toEntry() < 0 ? session.logSize() : target.toEntry();
    long dropped = sessions.dropped(session.id()).map(DroppedLog::entries).orElse(0L);
    long from = Math.min(end, Math.max(target.fromEntry(), dropped));
    var entries = entries(session.id(), from, end);
    long to = from + entries.size();
    var message =
        entries.isEmpty()
            ? Optional.<Message>empty()
            : DigestMessage.of(LogDigest.of(entries, session.work().validations()), target.level());
    return shown(message, to);
  }

  /** From one entry to before another, or as many as memory can well hold: the rest comes next. */
  private List<LogEntry> entries(SessionId id, long from, long to) {
    var all = new ArrayList<LogEntry>();
    long characters = 0;
    while (from + all.size() < to && all.size() < MOST_ENTRIES && characters < MOST_CHARACTERS) {
      int wanted = (int) Math.min(PAGE, to - from - all.size());
      var page = sessions.log(id, from + all.size(), wanted);
      if (page.isEmpty()) {
        break;
      }
      all.addAll(page);
      characters += page.stream().mapToLong(SessionRenderer::size).sum();
    }
    return all;
  }

  private static long size(LogEntry entry) {
    return switch (entry) {
      case LogEntry.ToolCall call -> call.detail().output().length() + call.title().length();
      case LogEntry.Thought(_, var text) -> text.length();
      case LogEntry.Message(_, var text) -> text.length();
      case LogEntry.Setup(_, var text) -> text.length();
      case LogEntry.Progress(_, var text) -> text.length();
      case LogEntry.Failure(_, var text) -> text.length();
      case LogEntry.PersonSaid(_, _, var text) -> text.length();
    };
  }

  private static Rendering shown(Optional<Message> message, long toEntry) {
    return message.<Rendering>map(m -> new Show(m, toEntry)).orElseGet(() -> new Nothing(toEntry));
  }

  private Session found(SessionId id) {
    return sessions
        .find(id)
        .orElseThrow(() -> new IllegalStateException("no session " + id.text()));
  }
}
