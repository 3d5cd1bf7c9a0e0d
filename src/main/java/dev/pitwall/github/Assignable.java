package dev.pitwall.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.github.api.Json;
import dev.pitwall.github.api.Words;
import dev.pitwall.github.task.Agents;
import dev.pitwall.session.Repository;
import java.util.Optional;

/** Asks beforehand whether issues can be given to the agent, so that none is made in vain. */
record Assignable(GitHub github) {
  private static final int MOST = 100;
  private static final String QUERY =
      "query($owner:String!,$name:String!){repository(owner:$owner,name:$name){"
          + "suggestedActors(capabilities:[CAN_BE_ASSIGNED],first:100){nodes{login}}}}";

  /** Why they can't; empty when they can, or when GitHub does not say. */
  Optional<String> denial(Account account, Repository repository) {
    var body = JsonNodeFactory.instance.objectNode().put("query", QUERY);
    body.putObject("variables").put("owner", repository.owner()).put("name", repository.name());
    var answer = github.send(account, "POST", Call.api("/graphql"), body);
    return answer instanceof Answer.Taken(_, var json, _, _) && lacksAgent(json)
        ? Optional.of(
            "GitHub lets `%s` give Copilot no issues of `%s`: its coding agent is switched off there, or not in the plan. Ask whoever manages Copilot in your organization to allow it."
                .formatted(Words.line(account.login()), repository))
        : Optional.empty();
  }

  private static boolean lacksAgent(String body) {
    try {
      JsonNode nodes = Json.MAPPER.readTree(body).at("/data/repository/suggestedActors/nodes");
      // Of more than a page it may be among the rest.
      return nodes.isArray()
          && nodes.size() < MOST
          && nodes.valueStream().noneMatch(node -> Agents.is(node.path("login").asText("")));
    } catch (JsonProcessingException _) {
      return false;
    }
  }
}
