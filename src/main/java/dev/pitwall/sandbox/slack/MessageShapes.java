package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** New messages in Slack's shape. */
final class MessageShapes {
  private MessageShapes() {}

  static ObjectNode byApp(String ts, String text) {
    var message = Json.object();
    message
        .put("type", "message")
        .put("user", Names.BOT_USER)
        .put("bot_id", Names.BOT)
        .put("app_id", Names.APP)
        .put("team", Names.TEAM)
        .put("ts", ts)
        .put("text", text);
    message
        .putObject("bot_profile")
        .put("id", Names.BOT)
        .put("app_id", Names.APP)
        .put("name", Names.APP_NAME)
        .put("user_id", Names.BOT_USER)
        .put("team_id", Names.TEAM)
        .put("deleted", false);
    return message;
  }

  static ObjectNode byPerson(String user, String ts, String text) {
    return Json.object()
        .put("type", "message")
        .put("user", user)
        .put("team", Names.TEAM)
        .put("client_msg_id", new java.util.UUID(ts.hashCode(), text.hashCode()).toString())
        .put("ts", ts)
        .put("text", text);
  }

  static ObjectNode tombstone(String ts) {
    return Json.object()
        .put("type", "message")
        .put("subtype", "tombstone")
        .put("user", "USLACKBOT")
        .put("hidden", true)
        .put("ts", ts)
        .put("thread_ts", ts)
        .put("text", "This message was deleted.");
  }
}
