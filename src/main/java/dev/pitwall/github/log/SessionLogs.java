package dev.pitwall.github.log;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Answer.Refused;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.github.log.LogNews.Trouble;
import dev.pitwall.github.log.LogProbe.Finding;
import dev.pitwall.github.task.IssueRef;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads each session's log in the best form that GitHub gives to the account; finds out which that
 * is when it does not know it, and again when it is refused.
 */
public final class SessionLogs implements SessionLog {
  private static final Logger log = LoggerFactory.getLogger(SessionLogs.class);
  private static final int MOST_TASKS = 1_000;

  private final LogProbe probe;
  private final SessionLog events;
  private final SessionLog text;
  private final SessionLog seen;
  private final Map<Long, Finding> findings = new ConcurrentHashMap<>();

  /** Tasks whose logs are there in another form than the account's others. */
  private final Map<Special, LogWay> specials = new Latest<>(MOST_TASKS);

  private record Special(long account, String task) {}

  public SessionLogs(GitHub github) {
    this.probe = new LogProbe(github);
    this.events = new EventLog(github);
    this.text = new TextLog(github);
    this.seen = new PublicLog(github);
  }

  /** What is known of an account; empty before anything was tried. */
  public Optional<Finding> finding(Account account) {
    return Optional.ofNullable(findings.get(account.userId()));
  }

  /** Finds out anew what GitHub gives to the account, with a session that it can see. */
  public Finding probe(Account account, LogSubject subject) {
    return keep(account, probe.find(account, subject));
  }

  @Override
  public LogNews news(Account account, LogSubject subject, String cursor) {
    if (IssueRef.read(subject.taskId()).isPresent()) {
      // Whatever else there may be, it is under the id of its task.
      return seen.news(account, subject, cursor);
    }
    var special = special(account, subject);
    if (special != null) {
      return read(special, account, subject, cursor);
    }
    var known = findings.get(account.userId());
    var finding = known != null && known.way() != null ? known : probe(account, subject);
    var way = finding.way();
    if (way == null) {
      var trouble = finding.trouble();
      return trouble == null || notYet(trouble) ? new LogNews.Unchanged() : new Trouble(trouble);
    }
    var news = read(way, account, subject, cursor);
    return way != LogWay.PUBLIC && news instanceof Trouble(var answer) && LogProbe.refuses(answer)
        ? refused(way, answer, account, subject, cursor)
        : news;
  }

  private LogNews refused(
      LogWay way, Answer answer, Account account, LogSubject subject, String cursor) {
    var finding = probe.find(account, subject);
    var next = finding.way();
    if (next == null || next == way) {
      return new Trouble(answer);
    }
    if (notYet(answer)) {
      // What is not there says nothing of what the account may see.
      remember(account, subject, next);
    } else {
      keep(account, finding);
    }
    return read(next, account, subject, cursor);
  }

  private LogNews read(LogWay way, Account account, LogSubject subject, String cursor) {
    var from =
        switch (way) {
          case EVENTS -> events;
          case TEXT -> text;
          case PUBLIC -> seen;
        };
    return from.news(account, subject, cursor);
  }

  private static boolean notYet(Answer answer) {
    return answer instanceof Refused(var kind, _, _, _) && kind == Kind.NOT_FOUND;
  }

  private Finding keep(Account account, Finding finding) {
    var before = findings.put(account.userId(), finding);
    if (!finding.equals(before)) {
      log.info("{}", finding.sentence());
    }
    return finding;
  }

  private @Nullable LogWay special(Account account, LogSubject subject) {
    synchronized (specials) {
      return specials.get(new Special(account.userId(), subject.taskId()));
    }
  }

  private void remember(Account account, LogSubject subject, LogWay way) {
    synchronized (specials) {
      specials.put(new Special(account.userId(), subject.taskId()), way);
    }
  }
}
