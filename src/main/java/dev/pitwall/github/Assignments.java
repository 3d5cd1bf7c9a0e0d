package dev.pitwall.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.github.api.GitHubClock;
import dev.pitwall.github.api.Json;
import dev.pitwall.github.api.Reads;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.api.Trouble;
import dev.pitwall.github.task.Agents;
import dev.pitwall.github.task.Discovery;
import dev.pitwall.github.task.Issue;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.Task;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes issues of what people want done, and gives them to the agent. */
record Assignments(GitHub github, Reads reads, SessionStore store, GitHubClock theirs) {
  private static final int MOST = 50;

  /** What came of it. */
  sealed interface Result {}

  record Assigned(IssueRef issue, String url) implements Result {}

  /** Nothing was begun; sentences for people. */
  record Refused(String why) implements Result {}

  /** There is no such issue. */
  record Absent() implements Result {}

  /** It may have been made or not. */
  record Unclear() implements Result {}

  /** Makes an issue and assigns it, in one request. */
  Result create(Session session, Account account) {
    var task = session.task();
    var denial = new Assignable(github).denial(account, task.repository());
    if (denial.isPresent()) {
      return new Refused(denial.get());
    }
    var body = assignment(task).put("title", task.title()).put("body", task.prompt());
    var answer = github.send(account, "POST", Call.api(issues(task)), body);
    if (!(answer instanceof Answer.Taken(_, var made, _, _))) {
      return not(answer, account, "");
    }
    return read(made).map(issue -> assigned(issue, task, account)).orElseGet(Unclear::new);
  }

  /** Looks for the one that may have been made: by this account, since then, with that body. */
  Result find(Session session, Account account) {
    var task = session.task();
    var path =
        "%s?state=all&sort=created&direction=desc&per_page=%d&creator=%s"
            .formatted(issues(task), MOST, Paths.encoded(account.login()));
    if (!(reads.get(account, Call.api(path), Issue[].class) instanceof Got<Issue[]> got)) {
      return new Unclear();
    }
    // Now that GitHub has told its time.
    var since = theirs.before(session.times().created());
    return Stream.of(got.value())
        .filter(issue -> issue != null && !issue.pull() && issue.number() > 0)
        .filter(issue -> issue.user().id() == account.userId())
        .filter(issue -> !issue.createdAt().isBefore(since))
        .filter(issue -> text(issue.body()).equals(text(task.prompt())))
        .filter(issue -> free(issue, session))
        // Where the same was asked twice, the one asked first is the older.
        .min(Comparator.comparing(Issue::createdAt))
        .map(issue -> assigned(issue, task, account))
        .orElseGet(Absent::new);
  }

  private boolean free(Issue issue, Session session) {
    var ref = new IssueRef(session.task().repository(), issue.number()).ref();
    return store.find(session.workspace(), ref).isEmpty();
  }

  private static String text(String body) {
    return body.replace("\r\n", "\n").strip();
  }

  private Result assigned(Issue issue, Task task, Account account) {
    if (issue.assigned()) {
      return assigned(issue, task);
    }
    // GitHub leaves out whom it can't assign, without a word.
    var path = issues(task) + "/" + issue.number() + "/assignees";
    var answer = github.send(account, "POST", Call.api(path), assignment(task));
    var stays = "Issue #%d is there, but Copilot has not got it. ".formatted(issue.number());
    if (!(answer instanceof Answer.Taken(_, var body, _, _))) {
      return not(answer, account, stays);
    }
    return read(body).filter(Issue::assigned).isPresent()
        ? assigned(issue, task)
        : new Refused(
            stays + "Ask whoever manages Copilot in your organization to allow its coding agent.");
  }

  private static Result assigned(Issue issue, Task task) {
    return new Assigned(new IssueRef(task.repository(), issue.number()), issue.htmlUrl());
  }

  private static Result not(Answer answer, Account account, String before) {
    boolean maybe =
        answer instanceof Answer.Unclear
            || (answer instanceof Answer.Refused(var kind, _, _, _) && kind == Kind.SERVER);
    return maybe
        ? new Unclear()
        : new Refused(before + Trouble.of(answer, account).orElse(Trouble.UNREADABLE).words());
  }

  /**
   * Takes an issue from the agent again.
   *
   * @return why GitHub will not; empty when it did, or when it is not known
   */
  Optional<Trouble> withdraw(IssueRef issue, Account account) {
    var path = "/repos/%s/issues/%d/assignees".formatted(issue.repository(), issue.number());
    var answer = github.send(account, "DELETE", Call.api(path), assignees());
    return Cancelling.refusal(answer, account);
  }

  private static String issues(Task task) {
    return "/repos/" + task.repository() + "/issues";
  }

  private static ObjectNode assignees() {
    var body = JsonNodeFactory.instance.objectNode();
    body.putArray("assignees").add(Agents.ASSIGNEE);
    return body;
  }

  private static ObjectNode assignment(Task task) {
    var body = assignees();
    var wishes = body.putObject("agent_assignment").put("target_repo", task.repository() + "");
    if (!task.baseBranch().isBlank()) {
      wishes.put("base_branch", task.baseBranch());
    }
    if (!task.model().isBlank()) {
      wishes.put("model", task.model());
    }
    if (!task.agent().isBlank() && !task.agent().equalsIgnoreCase(Discovery.COPILOT)) {
      wishes.put("custom_agent", task.agent());
    }
    return body;
  }

  private static Optional<Issue> read(String body) {
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      return Optional.ofNullable(Json.MAPPER.treeToValue(json, Issue.class))
          .filter(issue -> issue.number() > 0);
    } catch (JsonProcessingException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
