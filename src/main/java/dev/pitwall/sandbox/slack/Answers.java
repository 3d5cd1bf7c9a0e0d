package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts up what the app answers outside the Web API: to a command, or at a response URL. */
final class Answers {
  private final Workspace workspace;

  Answers(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The body of a command's HTTP answer, which may be nothing, plain text or a message. */
  void toCommand(Channel channel, String user, AppAnswer answer) {
    if (answer.body().isBlank()) {
      return;
    }
    var message =
        answer
            .json()
            .filter(JsonNode::isObject)
            .map(json -> (ObjectNode) json)
            .orElseGet(() -> Json.object().put("text", answer.body()));
    var origin = new ResponseUrls.Origin(channel.id, user, "", "", false);
    if (message.has("text") || message.has("blocks")) {
      say(origin, "", message);
    }
  }

  /**
   * Says it, where and to whom the message asks for.
   *
   * @param earlier the ephemeral message this may replace, empty for none
   * @return the ts of the ephemeral message that is now there, empty when it is none
   */
  String say(ResponseUrls.Origin origin, String earlier, ObjectNode message) {
    var args = new Args(message);
    var channel = workspace.channel(origin.channel());
    var replaced = origin.ephemeral() ? origin.ts() : earlier;
    if (args.flag("delete_original")) {
      delete(origin, replaced);
      return "";
    }
    var content = Content.of(args, 0);
    if (args.flag("replace_original") && !origin.ephemeral() && !origin.ts().isEmpty()) {
      var old = channel.messages.get(origin.ts());
      if (old != null) {
        workspace.change(new Change.Edited(channel.id, content.into(old.deepCopy())));
      }
      return "";
    }
    boolean replace = args.flag("replace_original") && !replaced.isEmpty();
    var said = MessageShapes.byApp(replace ? replaced : workspace.stamps.next(), "");
    var thread = args.text("thread_ts", origin.ephemeral() ? origin.thread() : "");
    if (!thread.isEmpty()) {
      said.put("thread_ts", thread);
    }
    content.into(said);
    if (!replace && args.text("response_type", "ephemeral").equals("in_channel")) {
      workspace.change(new Change.Posted(channel.id, said));
      return "";
    }
    workspace.change(new Change.Whispered(channel.id, origin.user(), said));
    return said.path("ts").asText();
  }

  private void delete(ResponseUrls.Origin origin, String whisper) {
    if (!whisper.isEmpty()) {
      workspace.change(new Change.WhisperGone(origin.user(), whisper));
    } else if (!origin.ts().isEmpty()) {
      workspace.change(new Change.Deleted(origin.channel(), origin.ts()));
    }
  }

  /** Slackbot tells one person something. */
  void slackbot(Channel channel, String user, String text) {
    var message =
        Json.object()
            .put("type", "message")
            .put("user", "USLACKBOT")
            .put("ts", workspace.stamps.next())
            .put("text", text);
    workspace.change(new Change.Whispered(channel.id, user, message));
  }
}
