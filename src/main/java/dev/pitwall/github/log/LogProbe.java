package dev.pitwall.github.log;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Answer.NotModified;
import dev.pitwall.github.api.Answer.Refused;
import dev.pitwall.github.api.Answer.Taken;
import dev.pitwall.github.api.GitHub;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds in which form GitHub shows an account the logs of its sessions. Two of them are not
 * documented, so only trying tells.
 */
public final class LogProbe {
  /** What an account that has no access is told, and what is told of things that are not there. */
  private static final Set<Kind> NO =
      Set.of(Kind.PLAN, Kind.SSO, Kind.PERMISSION, Kind.NOT_FOUND, Kind.INVALID, Kind.CONFLICT);

  private final GitHub github;

  public LogProbe(GitHub github) {
    this.github = github;
  }

  /**
   * What was found.
   *
   * @param way the best that works; null while that is not known
   * @param sentence for {@code doctor} and the log
   * @param trouble what kept from finding out; null when nothing did, or when no session has begun
   */
  public record Finding(@Nullable LogWay way, String sentence, @Nullable Answer trouble) {}

  /** Tries with a session that the account can see, at best one that has begun. */
  public Finding find(Account account, LogSubject subject) {
    var events = github.getAgain(account, EventLog.call(subject.taskId(), 1, 1));
    if (events instanceof NotModified || isEvents(events)) {
      return found(LogWay.EVENTS, account);
    }
    if (!refuses(events)) {
      return unknown(account, events);
    }
    var turn = subject.latest();
    if (turn.isEmpty()) {
      return new Finding(null, start(account) + "no session has begun to try it with.", null);
    }
    var text = github.getAgain(account, TextLog.call(turn.get().id()));
    if (text instanceof NotModified || isText(text)) {
      return found(LogWay.TEXT, account);
    }
    boolean notYet =
        text instanceof Refused(var kind, _, _, _) && kind == Kind.NOT_FOUND && !turn.get().over();
    return refuses(text) && !notYet ? found(LogWay.PUBLIC, account) : unknown(account, text);
  }

  /** Whether the answer says no for good, as far as one can tell. */
  static boolean refuses(Answer answer) {
    return switch (answer) {
      case Refused(var kind, _, _, _) -> NO.contains(kind);
      // It is no answer to what was asked: something else is there.
      case Taken _ -> true;
      default -> false;
    };
  }

  private static boolean isEvents(Answer answer) {
    return answer instanceof Taken(_, var body, _, _)
        && Foreign.json(body).path("events").isArray();
  }

  private static boolean isText(Answer answer) {
    return answer instanceof Taken(_, var body, _, _)
        && (body.isBlank() || body.stripLeading().startsWith("data:"));
  }

  private static Finding found(LogWay way, Account account) {
    var login = account.login();
    var sentence =
        switch (way) {
          case EVENTS -> "Logs of sessions are read from their events, as " + login + ".";
          case TEXT ->
              "Logs of sessions are read from Copilot's text logs, as %s: GitHub gives this account no events."
                  .formatted(login);
          case PUBLIC ->
              "GitHub gives %s no logs of sessions. Their threads tell what pull requests show: commits, comments and checklists."
                  .formatted(login);
        };
    return new Finding(way, sentence, null);
  }

  private static Finding unknown(Account account, Answer answer) {
    var why =
        switch (answer) {
          case Refused(var kind, _, _, _) when kind == Kind.UNAUTHORIZED ->
              "its token is not accepted. Link the account again.";
          case Refused(var kind, _, _, _) when kind == Kind.RATE ->
              "GitHub wants fewer requests for now.";
          case Refused(var kind, _, _, _) when kind == Kind.NOT_FOUND ->
              "the session that was tried has no log yet.";
          default -> "GitHub can't be asked now.";
        };
    return new Finding(null, start(account) + why, answer);
  }

  private static String start(Account account) {
    return "Which logs GitHub gives %s is not known yet: ".formatted(account.login());
  }
}
