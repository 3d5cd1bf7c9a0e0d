package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/** {@code auth.test}, {@code users.*} and reactions. */
final class PeopleMethods {
  private final Workspace workspace;
  private final Conversations conversations;
  private final Supplier<String> home;

  PeopleMethods(Workspace workspace, Conversations conversations, Supplier<String> home) {
    this.workspace = workspace;
    this.conversations = conversations;
    this.home = home;
  }

  List<ApiMethod> methods() {
    return List.of(
        ApiMethod.of("api.test", Tier.T4, _ -> Json.object()),
        ApiMethod.of("auth.test", Tier.GENEROUS, _ -> whoAmI()),
        ApiMethod.of("users.info", Tier.T4, this::info, "users:read"),
        ApiMethod.of("users.list", Tier.T2, _ -> list(), "users:read"),
        ApiMethod.of("reactions.add", Tier.T3, this::react, "reactions:write"),
        ApiMethod.of("reactions.remove", Tier.T2, this::unreact, "reactions:write"));
  }

  private ObjectNode whoAmI() {
    return Json.object()
        .put("url", home.get())
        .put("team", Names.TEAM_NAME)
        .put("user", "pitwall")
        .put("team_id", Names.TEAM)
        .put("user_id", Names.BOT_USER)
        .put("bot_id", Names.BOT)
        .put("is_enterprise_install", false);
  }

  private ObjectNode info(Args args) {
    var user = workspace.people.get(args.required("user"));
    if (user == null) {
      throw new ApiRefusal("user_not_found");
    }
    var answer = Json.object();
    answer.set("user", user.json());
    return answer;
  }

  private ObjectNode list() {
    var answer = Json.object();
    var members = answer.putArray("members");
    workspace.people.values().forEach(person -> members.add(person.json()));
    answer.putObject("response_metadata").put("next_cursor", "");
    return answer;
  }

  private ObjectNode react(Args args) {
    return reaction(args, true);
  }

  private ObjectNode unreact(Args args) {
    return reaction(args, false);
  }

  private ObjectNode reaction(Args args, boolean add) {
    var channel = conversations.toRead(args.required("channel"));
    var name = args.required("name");
    var message = conversations.message(channel, args.required("timestamp")).deepCopy();
    if (!Reactions.change(message, name, Names.BOT_USER, add)) {
      throw new ApiRefusal(add ? "already_reacted" : "no_reaction");
    }
    workspace.change(new Change.Edited(channel.id, message));
    return Json.object();
  }
}
