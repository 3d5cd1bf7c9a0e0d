package dev.pitwall.github;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.github.api.Trouble;
import dev.pitwall.github.follow.Follower;
import dev.pitwall.github.log.Reply;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.github.task.News;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.PullRequest;
import dev.pitwall.session.PullRequest.Status;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what people say to the agent, as the person: in mid-run, or on the pull request. */
final class Messages {
  private static final Set<Kind> NOT_STEERABLE =
      Set.of(Kind.NOT_FOUND, Kind.PERMISSION, Kind.CONFLICT, Kind.INVALID);

  private final GitHub github;
  private final Steer steer;
  private final Probe probe;
  private final Follower follower;

  Messages(GitHub github, Probe probe, Follower follower) {
    this.github = github;
    this.steer = new Steer(github);
    this.probe = probe;
    this.follower = follower;
  }

  /** Whether a message would reach the agent while it works. */
  boolean steerable(Session session, Account account) {
    return !session.ended()
        && !(session.state() instanceof SessionState.Queued)
        && session.steerable()
        && probe.steers(account);
  }

  /** Whether a comment would be read. */
  static boolean commentable(Session session) {
    var pull = session.work().pullRequest();
    return pull != null && (pull.status() == Status.DRAFT || pull.status() == Status.OPEN);
  }

  ActOutcome say(Session session, Account account, String text) {
    var ref = session.ref();
    if (ref == null) {
      return new ActOutcome.Refused(Objections.NOT_STARTED);
    }
    if (steerable(session, account)) {
      var answer = steer.say(account, ref.id(), text);
      if (!(answer instanceof Answer.Refused(var kind, _, _, _)) || !NOT_STEERABLE.contains(kind)) {
        return outcome(answer, session, account);
      }
      if (kind == Kind.NOT_FOUND || kind == Kind.PERMISSION) {
        probe.refused(account);
      }
    }
    return comment(session, account, text);
  }

  private ActOutcome comment(Session session, Account account, String text) {
    var pull = session.work().pullRequest();
    if (pull == null || !commentable(session)) {
      return new ActOutcome.Refused(refusal(pull));
    }
    var path = "/repos/%s/issues/%d/comments".formatted(session.task().repository(), pull.number());
    var body = JsonNodeFactory.instance.objectNode().put("body", "@copilot " + text);
    var answer = github.send(account, "POST", Call.api(path), body);
    return outcome(answer, session, account);
  }

  private static String refusal(@Nullable PullRequest pull) {
    return pull == null ? Objections.NO_PULL_REQUEST : Objections.PULL_REQUEST_CLOSED;
  }

  ActOutcome answer(Session session, Account account, String questionId, String optionId) {
    if (!(session.state() instanceof SessionState.WaitingForUser(var question))
        || !question.id().equals(questionId)) {
      return new ActOutcome.Refused("The agent no longer asks that. Its card shows what it does.");
    }
    var reply = question.option(optionId).flatMap(option -> Reply.to(question, option));
    if (reply.isEmpty() || session.ref() == null) {
      return new ActOutcome.Refused(
          "This question can be answered on GitHub only. Open the session there.");
    }
    return outcome(steer.reply(account, session.ref().id(), reply.get()), session, account);
  }

  /** Puts a session away. */
  ActOutcome archive(Session session, Account account) {
    var ref = session.ref();
    if (ref == null || !ref.provider().equals(News.PROVIDER) || IssueRef.of(ref).isPresent()) {
      return new ActOutcome.Refused(Objections.NOT_STARTED);
    }
    var path =
        "/agents/repos/%s/tasks/%s/archive"
            .formatted(session.task().repository(), Paths.encoded(ref.id()));
    return outcome(github.send(account, "POST", Call.api(path), null), session, account);
  }

  private ActOutcome outcome(Answer answer, Session session, Account account) {
    follower.lookSoon(session, account);
    var trouble = Trouble.of(answer, account);
    if (trouble.isEmpty()) {
      return new ActOutcome.Done();
    }
    boolean unclear =
        answer instanceof Answer.Unclear
            || (answer instanceof Answer.Refused(var kind, _, _, _) && kind == Kind.SERVER);
    return unclear
        ? new ActOutcome.Unclear(Trouble.UNCLEAR.words())
        : new ActOutcome.Refused(trouble.get().words());
  }
}
