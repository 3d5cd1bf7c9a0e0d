package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.slack.blocks.BlockRules;
import java.util.List;

/** {@code views.*}: modals and Home tabs. */
final class ViewMethods {
  private final Workspace workspace;
  private final Modals modals;
  private final Triggers triggers;

  ViewMethods(Workspace workspace, Modals modals, Triggers triggers) {
    this.workspace = workspace;
    this.modals = modals;
    this.triggers = triggers;
  }

  List<ApiMethod> methods() {
    return List.of(
        ApiMethod.of("views.open", Tier.T4, this::open),
        ApiMethod.of("views.push", Tier.T4, this::push),
        ApiMethod.of("views.update", Tier.T4, this::update),
        ApiMethod.of("views.publish", Tier.T4, this::publish));
  }

  private ObjectNode open(Args args) {
    var view = view(args);
    return answer(modals.open(triggers.exchange(args.required("trigger_id")), view));
  }

  private ObjectNode push(Args args) {
    var view = view(args);
    return answer(modals.push(triggers.exchange(args.required("trigger_id")), view));
  }

  private ObjectNode update(Args args) {
    var id = args.text("view_id").or(() -> args.text("external_id"));
    if (id.isEmpty()) {
      throw new ApiRefusal("invalid_arguments", List.of("missing required field: view_id"));
    }
    return answer(modals.update(id.get(), args.text("hash").orElse(null), view(args)));
  }

  private ObjectNode publish(Args args) {
    var user = args.required("user_id");
    var view = view(args);
    if (!workspace.people.containsKey(user)) {
      throw new ApiRefusal("user_not_found");
    }
    var problems = BlockRules.home(view);
    if (!problems.isEmpty()) {
      throw new ApiRefusal("invalid_arguments", problems);
    }
    var old = workspace.homes.get(user);
    var hash = args.text("hash");
    if (old != null && hash.isPresent() && !hash.get().equals(old.path("hash").asText())) {
      throw new ApiRefusal("hash_conflict");
    }
    var published =
        Modals.filledIn(view, old == null ? Ids.of("V") : old.path("id").asText(Ids.of("V")));
    workspace.change(new Change.HomePublished(user, published));
    return answer(published);
  }

  private static JsonNode view(Args args) {
    return args.json("view", "invalid_arguments")
        .orElseThrow(
            () -> new ApiRefusal("invalid_arguments", List.of("missing required field: view")));
  }

  private static ObjectNode answer(ObjectNode view) {
    var answer = Json.object();
    answer.set("view", view);
    return answer;
  }
}
