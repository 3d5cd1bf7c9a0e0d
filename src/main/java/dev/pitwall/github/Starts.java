package dev.pitwall.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.github.api.GitHubClock;
import dev.pitwall.github.api.Json;
import dev.pitwall.github.api.Reads;
import dev.pitwall.github.api.Trouble;
import dev.pitwall.github.follow.Agenda;
import dev.pitwall.github.follow.Follower;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.Discovery;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControl.SessionEvents;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.Task;
import dev.pitwall.session.Via;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts tasks, never the same one twice: where it is not known whether GitHub has taken one, it is
 * looked for until it is found or would have been.
 */
final class Starts {
  // Less than it takes another instance to see that the one that may have asked GitHub has died.
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration SETTLED = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final String NOT_STARTED =
      "GitHub has not taken the task: nothing was started. Start it again.";
  private static final String NO_ISSUE =
      "GitHub has not taken the issue: nothing was started. Start it again.";
  private static final String BY_ISSUE =
      "Add `via:issue` to start it by an issue that is assigned to Copilot.";
  private static final String LOOKING =
      "GitHub did not say whether it has taken the task. Pitwall looks for it.";

  private final GitHub github;
  private final Accounts accounts;
  private final SessionStore store;
  private final SessionEvents events;
  private final Follower follower;
  private final Lookup lookup;
  private final Assignments assignments;
  private final InstantSource clock;
  private final Set<SessionId> posting = ConcurrentHashMap.newKeySet();
  private final Set<SessionId> doubtful = ConcurrentHashMap.newKeySet();
  private final Agenda<SessionId> looks = new Agenda<>();

  Starts(
      GitHub github,
      Reads reads,
      Accounts accounts,
      SessionStore store,
      SessionEvents events,
      Follower follower,
      Assignments assignments,
      GitHubClock theirs,
      InstantSource clock) {
    this.github = github;
    this.accounts = accounts;
    this.store = store;
    this.events = events;
    this.follower = follower;
    this.lookup = new Lookup(reads, store, theirs);
    this.assignments = assignments;
    this.clock = clock;
  }

  /** Takes up sessions that may have been started when Pitwall last ran. */
  void resume(List<Session> sessions) {
    for (var session : sessions) {
      if (session.ref() == null && doubtful.add(session.id())) {
        looks.putIfSooner(session.id(), clock.instant().plus(BETWEEN_LOOKS));
      }
    }
  }

  /** Takes up those that an instance that has died may have started; nobody else asks for them. */
  void takeUp(List<Session> left) {
    var late = clock.instant().minus(FRESH);
    resume(
        left.stream()
            .filter(s -> s.times().created().isBefore(late) && !posting.contains(s.id()))
            .toList());
  }

  ActOutcome start(Session asked) {
    var session = store.find(asked.id()).orElse(asked);
    if (session.ended() || session.ref() != null || !posting.add(session.id())) {
      return new ActOutcome.Done();
    }
    try {
      var account = account(session);
      if (account.isEmpty() && accounts.lack().filter(Accounts.Lack::passing).isPresent()) {
        return unclear(session);
      }
      if (account.isEmpty()) {
        follower.starts().end(session.id());
        return new ActOutcome.Refused(
            "Nobody's GitHub account can start this. Type `/agents link` and start it again.");
      }
      var created = session.times().created();
      follower.starts().begin(session.id(), session.task().repository(), created);
      boolean fresh = clock.instant().isBefore(created.plus(FRESH));
      return fresh && !doubtful.contains(session.id())
          ? post(session, account.get())
          : look(session, account.get());
    } catch (RuntimeException e) {
      // What is stored may lag behind what GitHub has.
      unclear(session);
      throw e;
    } finally {
      posting.remove(session.id());
    }
  }

  private Optional<Account> account(Session session) {
    return Optional.ofNullable(session.task().requestedBy()).flatMap(accounts::of);
  }

  private ActOutcome post(Session session, Account account) {
    if (session.stop().pending()) {
      events.tell(session.id(), new SessionEvent.Cancelled());
      follower.starts().end(session.id());
      return new ActOutcome.Done();
    }
    if (session.task().via() == Via.ISSUE) {
      return concluded(session, account, assignments.create(session, account));
    }
    var path = "/agents/repos/" + session.task().repository() + "/tasks";
    var answer = github.send(account, "POST", Call.api(path), body(session.task()));
    if (answer instanceof Answer.Taken(_, var body, _, _)) {
      var task = read(body);
      return task.isPresent() ? begun(session, task.get(), account) : unclear(session);
    }
    boolean maybe =
        answer instanceof Answer.Unclear
            || (answer instanceof Answer.Refused(var kind, _, _, _) && kind == Kind.SERVER);
    if (maybe) {
      return unclear(session);
    }
    follower.starts().end(session.id());
    return new ActOutcome.Refused(words(answer, account));
  }

  /** GitHub's words, and the other way where the plan has no tasks. */
  private static String words(Answer answer, Account account) {
    var trouble = Trouble.of(answer, account).orElse(Trouble.UNREADABLE);
    boolean plan = answer instanceof Answer.Refused(var kind, _, _, _) && kind == Kind.PLAN;
    return plan ? trouble.what() + " " + BY_ISSUE : trouble.words();
  }

  private ActOutcome concluded(Session session, Account account, Assignments.Result result) {
    return switch (result) {
      case Assignments.Assigned(var issue, var url) -> {
        settled(session.id());
        follower.assigned(session, issue, url, account);
        yield new ActOutcome.Done();
      }
      case Assignments.Unclear() -> unclear(session);
      case Assignments.Absent() -> absent(session, NO_ISSUE);
      case Assignments.Refused(var why) -> {
        settled(session.id());
        follower.starts().end(session.id());
        yield new ActOutcome.Refused(why);
      }
    };
  }

  private static ObjectNode body(Task task) {
    var body = JsonNodeFactory.instance.objectNode().put("prompt", task.prompt());
    if (!task.baseBranch().isBlank()) {
      body.put("base_ref", task.baseBranch());
    }
    if (!task.model().isBlank()) {
      body.put("model", task.model());
    }
    if (!task.agent().isBlank() && !task.agent().equalsIgnoreCase(Discovery.COPILOT)) {
      body.put("custom_agent", task.agent());
    }
    return body.put("create_pull_request", true);
  }

  private static Optional<AgentTask> read(String body) {
    try {
      return Optional.ofNullable(Json.MAPPER.readValue(body, AgentTask.class))
          .filter(task -> !task.id().isBlank());
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private ActOutcome begun(Session session, AgentTask task, Account account) {
    settled(session.id());
    follower.began(session, task, account);
    return new ActOutcome.Done();
  }

  private ActOutcome unclear(Session session) {
    doubtful.add(session.id());
    looks.put(session.id(), clock.instant().plus(BETWEEN_LOOKS));
    return new ActOutcome.Unclear(LOOKING);
  }

  private ActOutcome look(Session session, Account account) {
    if (session.task().via() == Via.ISSUE) {
      return concluded(session, account, assignments.find(session, account));
    }
    return switch (lookup.find(session, account)) {
      case Lookup.Found(var task) -> begun(session, task, account);
      case Lookup.Unable _ -> unclear(session);
      case Lookup.Absent _ -> absent(session, NOT_STARTED);
    };
  }

  /** What is not there yet may be listed a little later. */
  private ActOutcome absent(Session session, String why) {
    if (clock.instant().isBefore(session.times().created().plus(SETTLED))) {
      return unclear(session);
    }
    settled(session.id());
    follower.starts().end(session.id());
    return new ActOutcome.Refused(why);
  }

  /** There is nothing left to look for. */
  private void settled(SessionId id) {
    doubtful.remove(id);
    looks.remove(id);
  }

  /** Looks for those that may have been started. */
  void runDue() {
    for (var id : looks.take(clock.instant())) {
      var session = store.find(id);
      if (session.isEmpty() || session.get().ended() || session.get().ref() != null) {
        doubtful.remove(id);
        follower.starts().end(id);
      } else if (start(session.get()) instanceof ActOutcome.Refused(var why)) {
        events.tell(id, new SessionEvent.Failed(why));
        follower.starts().end(id);
      }
    }
  }

  Optional<Instant> next() {
    return looks.next();
  }
}
