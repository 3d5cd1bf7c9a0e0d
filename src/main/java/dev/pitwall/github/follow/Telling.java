package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.log.LogNews;
import dev.pitwall.github.log.LogSubject;
import dev.pitwall.github.log.SessionLog;
import dev.pitwall.github.task.AgentSession;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.github.task.Look;
import dev.pitwall.github.task.News;
import dev.pitwall.github.task.Standing;
import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.Question;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControl.SessionEvents;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells sessions what was seen of their tasks. */
final class Telling {
  private final SessionStore store;
  private final SessionEvents events;
  private final SessionLog logs;
  private final InstantSource clock;

  Telling(SessionStore store, SessionEvents events, SessionLog logs, InstantSource clock) {
    this.store = store;
    this.events = events;
    this.logs = logs;
    this.clock = clock;
  }

  /** Tells a session where its task stands. */
  void tell(SessionId id, Look look) {
    var known = store.find(id);
    if (known.isEmpty()) {
      return;
    }
    var news = News.of(known.get(), look);
    if (news.isEmpty() && known.get().sighting().lost()) {
      events.tell(id, new SessionEvent.Seen());
    }
    news.forEach(event -> events.tell(id, event));
  }

  /**
   * Reads what is new in the task's log and tells it.
   *
   * @return whether anything was; false when it could not be read
   */
  boolean tellLog(Tracked tracked, Account account, SessionId id) {
    var known = store.find(id);
    if (known.isEmpty()) {
      return false;
    }
    var read = read(tracked, account, known.get().cursor());
    if (read == null) {
      return false;
    }
    boolean brought = !read.entries().isEmpty();
    if (brought || !read.cursor().equals(known.get().cursor())) {
      events.tell(id, new SessionEvent.Logged(read.entries(), read.cursor()));
    }
    var task = tracked.task;
    if (task != null && !task.standing().over() && !known.get().ended()) {
      now(known.get(), read).forEach(event -> events.tell(id, event));
    }
    return brought;
  }

  /** What is new in the task's log; null when nothing is, or it can't be read. */
  LogNews.@Nullable Read read(Tracked tracked, Account account, String cursor) {
    if (!(logs.news(account, subject(tracked), cursor) instanceof LogNews.Read read)) {
      return null;
    }
    tracked.log = read;
    return read;
  }

  /** Tells a session that was just found what its log says. */
  void logged(Session session, LogNews.Read read) {
    events.tell(session.id(), new SessionEvent.Logged(read.entries(), read.cursor()));
  }

  void event(SessionId id, SessionEvent event) {
    events.tell(id, event);
  }

  /**
   * A session's task is known from now on. Of one that is over already no more is told yet: what it
   * did and left belongs before the news of its end.
   */
  void began(Session session, AgentTask task) {
    if (task.standing().over() && !givenUp(session)) {
      var page = task.htmlUrl().isBlank() ? session.url() : task.htmlUrl();
      events.tell(session.id(), new SessionEvent.Accepted(News.ref(task.id()), page, ""));
    } else {
      tell(session.id(), Look.of(task));
    }
  }

  /**
   * Its issue is assigned, and a card says so.
   *
   * @return the session as it is then
   */
  Session accepted(Session session, IssueRef issue, String url) {
    var page = url.isBlank() ? null : url;
    if (givenUp(session)) {
      var now = clock.instant();
      events.tell(session.id(), new SessionEvent.StartedLate(issue.ref(), page, now));
    }
    var event = new SessionEvent.Accepted(issue.ref(), page, issue.assigned());
    events.tell(session.id(), event);
    return store.find(session.id()).orElse(session);
  }

  private boolean givenUp(Session session) {
    return store.find(session.id()).filter(News::givenUp).isPresent();
  }

  /** The look with what the log says beside it. */
  static Look with(Look look, LogNews.@Nullable Read log, boolean asks) {
    return log == null
        ? look
        : new Look(
            look.task(), look.pull(), log.closing(), log.failure(), asks ? log.question() : null);
  }

  /** Whether the log's question still waits for somebody here. */
  boolean asks(SessionId id, LogNews.@Nullable Read log) {
    return log != null && log.question() != null && open(id, log.question());
  }

  private List<SessionEvent> now(Session known, LogNews.Read read) {
    var told = new ArrayList<SessionEvent>();
    var question = read.question();
    boolean waits =
        known.state() instanceof SessionState.WaitingForUser(var asked) && asked.equals(question);
    if (question != null && !waits && open(known.id(), question)) {
      told.add(new SessionEvent.Asked(question));
    } else if (!read.activity().isEmpty()
        && known.state() instanceof SessionState.InProgress(var activity)
        && !activity.equals(read.activity())) {
      told.add(new SessionEvent.Progressed(read.activity()));
    }
    return told;
  }

  /** One that was answered here may stand in the log for a while yet. */
  private boolean open(SessionId id, Question question) {
    return store.question(id, question.id()).map(AskedQuestion::open).orElse(true);
  }

  private static LogSubject subject(Tracked tracked) {
    var task = tracked.task;
    var pull = tracked.pull;
    var turns = task == null ? List.<AgentSession>of() : task.sessions();
    return new LogSubject(
        tracked.repository,
        tracked.taskId,
        turns.stream().map(Telling::turn).toList(),
        pull == null ? null : pull.number());
  }

  private static LogSubject.Turn turn(AgentSession session) {
    return new LogSubject.Turn(
        session.id(),
        session.standing() != Standing.QUEUED,
        session.standing().over(),
        session.createdAt(),
        session.headRef(),
        session.baseRef());
  }
}
