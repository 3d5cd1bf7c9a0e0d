package dev.pitwall.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.sandbox.github.play.Wish;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.world.Repo;
import java.util.Set;

/** Reads what a request wants of the agent, and refuses what cannot be had. */
final class Wishes {
  private static final Set<String> MODELS =
      Set.of(
          "claude-sonnet-4.6",
          "claude-opus-4.6",
          "gpt-5.2-codex",
          "gpt-5.3-codex",
          "gpt-5.4",
          "claude-sonnet-4.5",
          "claude-opus-4.5");

  private Wishes() {}

  static String prompt(JsonNode body, String field) {
    return Asked.text(body, field).orElseThrow(() -> Refusal.missing(field));
  }

  /** The body of {@code POST …/tasks}. */
  static Wish ofTask(Repo repo, JsonNode body) {
    var pull = body.path("create_pull_request");
    if (!pull.isMissingNode() && !pull.isNull() && !pull.isBoolean()) {
      throw Refusal.invalid("invalid", "create_pull_request must be a boolean");
    }
    return new Wish(
        pull.asBoolean(),
        branch(repo, body, "base_ref", Repo.MAIN),
        branch(repo, body, "head_ref", ""),
        model(body),
        agent(repo, body));
  }

  /** The {@code agent_assignment} of an issue. */
  static Wish ofAssignment(Repo repo, JsonNode assignment) {
    var target = Asked.text(assignment, "target_repo").orElse(repo.fullName());
    if (!target.equalsIgnoreCase(repo.fullName())) {
      throw Refusal.invalid("invalid", "target_repo is not where the issue is");
    }
    return new Wish(
        true,
        branch(repo, assignment, "base_branch", Repo.MAIN),
        "",
        model(assignment),
        agent(repo, assignment));
  }

  private static String branch(Repo repo, JsonNode body, String field, String otherwise) {
    var name = Asked.text(body, field).orElse(otherwise);
    var given = name.startsWith("refs/heads/") ? name.substring(11) : name;
    if (!given.isEmpty() && !repo.branches.containsKey(given)) {
      throw Refusal.invalid("invalid", field + " does not exist");
    }
    return given;
  }

  private static String model(JsonNode body) {
    var model = Asked.text(body, "model").orElse("");
    if (!model.isEmpty() && !MODELS.contains(model)) {
      throw Refusal.invalid("custom", "model is not available for this user");
    }
    return model;
  }

  private static String agent(Repo repo, JsonNode body) {
    var agent = Asked.text(body, "custom_agent").orElse("");
    if (!agent.isEmpty() && !repo.agents.contains(agent + ".agent.md")) {
      throw Refusal.invalid("custom", "custom_agent was not found");
    }
    return agent;
  }
}
