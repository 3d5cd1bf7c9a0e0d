package dev.pitwall.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.shape.NodeId;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Pull;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.Users;
import dev.pitwall.sandbox.github.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The little of GraphQL that is needed to find the Copilot host and pull requests by their global
 * ids. Whole objects are answered, whatever fields of them are asked for.
 */
public final class GraphQlRoute {
  private final World world;
  private final Links links;
  private final Features features;

  public GraphQlRoute(World world, Links links, Features features) {
    this.world = world;
    this.features = features;
    this.links = links;
  }

  public List<Path> paths() {
    return List.of(Path.post("/graphql", this::answer));
  }

  private Reply answer(Asked asked) {
    var body = asked.json();
    var query = Wishes.prompt(body, "query");
    var data = Json.object();
    if (query.contains("viewer")) {
      var viewer = data.putObject("viewer").put("login", Users.of(asked.caller()).login());
      viewer.putObject("copilotEndpoints").put("api", links.copilot(""));
    }
    if (query.contains("nodes(")) {
      var nodes = data.putArray("nodes");
      body.path("variables").path("ids").forEach(id -> nodes.add(node(id.asText(), asked)));
    }
    if (query.contains("suggestedActors")) {
      data.set("repository", assignable(body.path("variables"), asked));
    }
    if (!data.isEmpty()) {
      return Reply.json(Json.object().set("data", data));
    }
    var answer = Json.object();
    answer.putArray("errors").addObject().put("message", "The query asks for nothing known here.");
    return Reply.json(answer);
  }

  /** Whom its issues can be given to; null where the repository is not to be seen. */
  private @Nullable ObjectNode assignable(JsonNode variables, Asked asked) {
    var repo =
        world
            .repo(variables.path("owner").asText(""), variables.path("name").asText(""))
            .filter(found -> found.role(asked.caller()).reads());
    if (repo.isEmpty()) {
      return null;
    }
    var actors = Json.object();
    var nodes = actors.putObject("suggestedActors").putArray("nodes");
    if (features.has(Feature.ASSIGNMENT)) {
      nodes.addObject().put("login", "copilot-swe-agent").put("__typename", "Bot");
    }
    nodes.addObject().put("login", Users.of(asked.caller()).login()).put("__typename", "User");
    return actors;
  }

  private @Nullable ObjectNode node(String id, Asked asked) {
    for (var repo : world.repositories.values()) {
      if (repo.role(asked.caller()).reads()) {
        var found = pull(repo, id);
        if (found.isPresent()) {
          return shape(repo, found.get());
        }
      }
    }
    return null;
  }

  private static Optional<Pull> pull(Repo repo, String id) {
    return repo.pulls.values().stream()
        .filter(pull -> NodeId.pull(repo.id, pull.id).equals(id))
        .findFirst();
  }

  private ObjectNode shape(Repo repo, Pull pull) {
    var state = pull.mergedAt != null ? "merged" : pull.open ? "open" : "closed";
    var node =
        Json.object()
            .put("__typename", "PullRequest")
            .put("id", NodeId.pull(repo.id, pull.id))
            .put("fullDatabaseId", "" + pull.id)
            .put("number", pull.number)
            .put("title", pull.title)
            .put("state", state.toUpperCase(Locale.ROOT))
            .put("isDraft", pull.draft)
            .put("headRefName", pull.head)
            .put("url", links.web("/" + repo.fullName() + "/pull/" + pull.number));
    node.putObject("repository").put("nameWithOwner", repo.fullName());
    return node;
  }
}
