package dev.pitwall.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitwall.session.Repository;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a webhook's delivery is about. */
final class Delivery {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BRANCHES = "refs/heads/";

  /** What can stand in a branch's name; longer ones exist, and are found by polling. */
  private static final Pattern BRANCH = Pattern.compile("[^\\s\\p{Cntrl}~^:?*\\[\\\\]{1,250}");

  private Delivery() {}

  /**
   * What to look at because of it; empty for events that concern no session.
   *
   * @param event GitHub's name of it
   * @throws IOException when the body is no JSON
   */
  static Optional<WebhookHint> hint(String event, byte[] body) throws IOException {
    var json = JSON.readTree(body);
    if (json == null || !json.isObject()) {
      throw new IOException("The body is no object");
    }
    return Repository.parse(json.path("repository").path("full_name").asText(""))
        .flatMap(repository -> Optional.ofNullable(about(event, repository, json)));
  }

  private static @Nullable WebhookHint about(String event, Repository repository, JsonNode json) {
    return switch (event) {
      case "pull_request", "pull_request_review" -> {
        var pull = json.path("pull_request");
        var head = pull.path("head").path("ref");
        yield new WebhookHint(repository, branch(head), number(pull.path("number")), null);
      }
      case "issue_comment", "issues" ->
          new WebhookHint(repository, null, number(json.path("issue").path("number")), null);
      case "workflow_run" -> {
        var run = json.path("workflow_run");
        yield new WebhookHint(
            repository, branch(run.path("head_branch")), null, id(run.path("id")));
      }
      case "workflow_job" -> {
        var job = json.path("workflow_job");
        yield new WebhookHint(
            repository, branch(job.path("head_branch")), null, id(job.path("run_id")));
      }
      case "check_run" -> {
        var suite = json.path("check_run").path("check_suite");
        yield new WebhookHint(repository, branch(suite.path("head_branch")), null, null);
      }
      case "push" -> push(repository, json.path("ref").asText(""));
      default -> null;
    };
  }

  /** Tags concern no session. */
  private static @Nullable WebhookHint push(Repository repository, String ref) {
    var branch = ref.startsWith(BRANCHES) ? ref.substring(BRANCHES.length()) : "";
    return BRANCH.matcher(branch).matches()
        ? new WebhookHint(repository, branch, null, null)
        : null;
  }

  private static @Nullable String branch(JsonNode name) {
    return name.isTextual() && BRANCH.matcher(name.textValue()).matches() ? name.textValue() : null;
  }

  private static @Nullable Integer number(JsonNode number) {
    return number.isInt() && number.intValue() > 0 ? Integer.valueOf(number.intValue()) : null;
  }

  private static @Nullable Long id(JsonNode id) {
    return id.isIntegralNumber() && id.canConvertToLong() && id.longValue() > 0
        ? Long.valueOf(id.longValue())
        : null;
  }
}
