package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/** {@code chat.*}: what the app says. */
final class ChatMethods {
  private static final int LONGEST_CHANGE = 4_000;

  private final Workspace workspace;
  private final Conversations conversations;
  private final Supplier<String> home;

  /**
   * @param home where people reach the workspace, for permalinks
   */
  ChatMethods(Workspace workspace, Conversations conversations, Supplier<String> home) {
    this.workspace = workspace;
    this.conversations = conversations;
    this.home = home;
  }

  List<ApiMethod> methods() {
    return List.of(
        ApiMethod.of("chat.postMessage", Tier.POSTING, this::post, "chat:write"),
        ApiMethod.of("chat.postEphemeral", Tier.T4, this::whisper, "chat:write"),
        ApiMethod.of("chat.update", Tier.T3, this::update, "chat:write"),
        ApiMethod.of("chat.delete", Tier.T3, this::delete, "chat:write"),
        ApiMethod.of("chat.getPermalink", Tier.GENEROUS, this::permalink));
  }

  private ObjectNode post(Args args) {
    var channel = conversations.toPostIn(args.required("channel"));
    var content = Content.of(args, 0);
    var message = MessageShapes.byApp("", "");
    args.text("thread_ts")
        .filter(ts -> !ts.isEmpty())
        .ifPresent(ts -> {
          message.put("thread_ts", conversations.parent(channel, ts));
          if (args.flag("reply_broadcast")) {
            message.put("subtype", "thread_broadcast");
          }
        });
    message.put("ts", workspace.stamps.next());
    content.into(message);
    workspace.change(new Change.Posted(channel.id, message));
    var answer = Json.object().put("channel", channel.id).put("ts", message.path("ts").asText());
    answer.set("message", channel.told(message));
    return content.warned(answer);
  }

  private ObjectNode whisper(Args args) {
    var channel = conversations.toPostIn(args.required("channel"));
    var user = args.required("user");
    if (!channel.members.contains(user)) {
      throw new ApiRefusal("user_not_in_channel");
    }
    var content = Content.of(args, 0);
    var message = MessageShapes.byApp(workspace.stamps.next(), "");
    args.text("thread_ts")
        .filter(ts -> !ts.isEmpty())
        .ifPresent(ts -> message.put("thread_ts", conversations.parent(channel, ts)));
    content.into(message);
    workspace.change(new Change.Whispered(channel.id, user, message));
    return content.warned(Json.object().put("message_ts", message.path("ts").asText()));
  }

  private ObjectNode update(Args args) {
    var channel = conversations.known(args.required("channel"));
    var ts = args.required("ts");
    var old = conversations.message(channel, ts);
    if (!old.path("bot_id").asText().equals(Names.BOT)) {
      throw new ApiRefusal("cant_update_message");
    }
    if (channel.archived) {
      throw new ApiRefusal("is_inactive");
    }
    var content = Content.of(args, LONGEST_CHANGE);
    var message = content.into(old.deepCopy());
    message
        .putObject("edited")
        .put("user", Names.BOT_USER)
        .put("ts", Stamps.of(workspace.clock.instant()));
    workspace.change(new Change.Edited(channel.id, message));
    var answer =
        Json.object()
            .put("channel", channel.id)
            .put("ts", ts)
            .put("text", message.path("text").asText());
    answer.set("message", channel.told(message));
    return content.warned(answer);
  }

  private ObjectNode delete(Args args) {
    var channel = conversations.known(args.required("channel"));
    var ts = args.required("ts");
    var old = conversations.message(channel, ts);
    if (!old.path("bot_id").asText().equals(Names.BOT)) {
      throw new ApiRefusal("cant_delete_message");
    }
    workspace.change(new Change.Deleted(channel.id, ts));
    return Json.object().put("channel", channel.id).put("ts", ts);
  }

  private ObjectNode permalink(Args args) {
    var channel = conversations.known(args.required("channel"));
    var ts = args.required("message_ts");
    var message = conversations.message(channel, ts);
    var thread = Channel.threadOf(message);
    var link = home.get() + "archives/" + channel.id + "/p" + ts.replace(".", "");
    if (thread != null) {
      link += "?thread_ts=" + thread + "&cid=" + channel.id;
    }
    return Json.object().put("channel", channel.id).put("permalink", link);
  }
}
