package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.slack.blocks.BlockDefaults;
import dev.pitwall.sandbox.slack.blocks.BlockRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The views people have open, the newest on top; they are gone when the sandbox ends. */
final class Modals {
  static final int DEEPEST = 3;
  private static final int LARGEST_BYTES = 250_000;

  private final Map<String, List<ObjectNode>> stacks = new HashMap<>();
  private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();

  /** Called with the person whose views changed; must not block. */
  void watch(Consumer<String> watcher) {
    watchers.add(watcher);
  }

  void unwatch(Consumer<String> watcher) {
    watchers.remove(watcher);
  }

  synchronized ObjectNode open(String user, JsonNode view) {
    var opened = taken(view, "");
    stacks.put(user, new ArrayList<>(List.of(opened)));
    opened.put("root_view_id", opened.path("id").asText()).putNull("previous_view_id");
    return changed(user, opened);
  }

  synchronized ObjectNode push(String user, JsonNode view) {
    var stack = stacks.getOrDefault(user, List.of());
    if (stack.isEmpty()) {
      throw new ApiRefusal("not_found");
    }
    if (stack.size() >= DEEPEST) {
      throw new ApiRefusal("push_limit_reached");
    }
    var pushed = taken(view, "");
    pushed.put("root_view_id", stack.getFirst().path("id").asText());
    pushed.put("previous_view_id", stack.getLast().path("id").asText());
    stack.add(pushed);
    return changed(user, pushed);
  }

  /**
   * Replaces an open view.
   *
   * @param hash what the caller last saw, null when it does not care
   */
  synchronized ObjectNode update(String idOrExternalId, @Nullable String hash, JsonNode view) {
    for (var entry : stacks.entrySet()) {
      var stack = entry.getValue();
      for (int i = 0; i < stack.size(); i++) {
        var old = stack.get(i);
        if (old.path("id").asText().equals(idOrExternalId)
            || old.path("external_id").asText().equals(idOrExternalId)) {
          if (hash != null && !hash.equals(old.path("hash").asText())) {
            throw new ApiRefusal("hash_conflict");
          }
          var id = old.path("id").asText();
          var renewed = taken(view, id).put("id", id);
          renewed.set("root_view_id", old.path("root_view_id"));
          renewed.set("previous_view_id", old.path("previous_view_id"));
          stack.set(i, renewed);
          return changed(entry.getKey(), renewed);
        }
      }
    }
    throw new ApiRefusal("not_found");
  }

  /** The newest on top, which is last; empty when nothing is open. */
  synchronized List<ObjectNode> stack(String user) {
    return stacks.getOrDefault(user, List.of()).stream().map(ObjectNode::deepCopy).toList();
  }

  synchronized Optional<ObjectNode> find(String user, String viewId) {
    return stack(user).stream().filter(v -> v.path("id").asText().equals(viewId)).findFirst();
  }

  synchronized void closeTop(String user) {
    var stack = stacks.getOrDefault(user, List.of());
    if (!stack.isEmpty()) {
      stack.removeLast();
      watchers.forEach(watcher -> watcher.accept(user));
    }
  }

  synchronized void closeAll(String user) {
    stacks.remove(user);
    watchers.forEach(watcher -> watcher.accept(user));
  }

  private ObjectNode changed(String user, ObjectNode view) {
    watchers.forEach(watcher -> watcher.accept(user));
    return view.deepCopy();
  }

  /**
   * The view as Slack keeps it, once it is checked.
   *
   * @param replaced the id of the open view it takes the place of, empty for none
   */
  private ObjectNode taken(JsonNode view, String replaced) {
    var problems = BlockRules.modal(view);
    if (!problems.isEmpty()) {
      throw new ApiRefusal("invalid_arguments", problems);
    }
    var externalId = view.path("external_id").asText("");
    boolean used =
        stacks.values().stream()
            .flatMap(List::stream)
            .filter(open -> !open.path("id").asText().equals(replaced))
            .anyMatch(open -> open.path("external_id").asText().equals(externalId));
    if (!externalId.isEmpty() && used) {
      throw new ApiRefusal("duplicate_external_id");
    }
    return filledIn(view, Ids.of("V"));
  }

  /** A view as Slack gives it back. */
  static ObjectNode filledIn(JsonNode view, String id) {
    if (view.toString().length() > LARGEST_BYTES) {
      throw new ApiRefusal("view_too_large");
    }
    ObjectNode taken = view.deepCopy();
    taken.set("blocks", BlockDefaults.filledIn(view.path("blocks"), Ids::block));
    for (var field : List.of("private_metadata", "callback_id", "external_id")) {
      taken.put(field, view.path(field).asText(""));
    }
    for (var field : List.of("clear_on_close", "notify_on_close")) {
      taken.put(field, view.path(field).asBoolean(false));
    }
    taken
        .put("id", id)
        .put("team_id", Names.TEAM)
        .put("app_id", Names.APP)
        .put("app_installed_team_id", Names.TEAM)
        .put("bot_id", Names.BOT)
        .put("hash", Ids.random(10) + "." + Ids.random(8));
    taken.putObject("state").putObject("values");
    return taken;
  }
}
