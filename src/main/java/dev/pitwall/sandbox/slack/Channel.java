package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A channel or direct message with all that was said in it; guarded by its workspace. */
final class Channel {
  final String id;
  final String name;
  final boolean direct;
  final Set<String> members = new LinkedHashSet<>();
  final NavigableMap<String, ObjectNode> messages = new TreeMap<>();
  boolean archived;

  /** Private: only its members know of it. */
  boolean secret;

  Channel(String id, String name, boolean direct, List<String> members) {
    this.id = id;
    this.name = name;
    this.direct = direct;
    this.members.addAll(members);
  }

  /** How an app is told of it that need not know its name. */
  String told() {
    if (direct) {
      return "directmessage";
    }
    return secret ? "privategroup" : name;
  }

  /** What a token must be allowed to, to ask what it is. */
  String readScope() {
    if (direct) {
      return "im:read";
    }
    return secret ? "groups:read" : "channels:read";
  }

  /** What is shown in the channel itself, oldest first, as the API tells it. */
  List<ObjectNode> timeline() {
    var shown = new ArrayList<ObjectNode>();
    for (var message : messages.values()) {
      if (threadOf(message) == null
          || message.path("subtype").asText().equals("thread_broadcast")) {
        shown.add(told(message));
      }
    }
    return shown;
  }

  /** The parent and then its replies, oldest first. */
  List<ObjectNode> thread(String ts) {
    var shown = new ArrayList<ObjectNode>();
    for (var message : messages.tailMap(ts, true).values()) {
      if (message.path("ts").asText().equals(ts) || ts.equals(threadOf(message))) {
        shown.add(told(message));
      }
    }
    return shown;
  }

  boolean hasReplies(String ts) {
    return messages.tailMap(ts, false).values().stream().anyMatch(m -> ts.equals(threadOf(m)));
  }

  /** The message with what Slack counts for a parent. */
  ObjectNode told(ObjectNode message) {
    var told = message.deepCopy();
    var ts = message.path("ts").asText();
    if (threadOf(message) != null) {
      return told.put("parent_user_id", parentUser(message));
    }
    var users = new LinkedHashSet<String>();
    int replies = 0;
    String latest = "";
    for (var other : messages.tailMap(ts, false).values()) {
      if (ts.equals(threadOf(other))) {
        replies++;
        latest = other.path("ts").asText();
        users.add(other.path("user").asText());
      }
    }
    if (replies > 0) {
      told.put("thread_ts", ts)
          .put("reply_count", replies)
          .put("reply_users_count", users.size())
          .put("latest_reply", latest)
          .put("is_locked", false)
          .put("subscribed", false);
      var list = told.putArray("reply_users");
      users.forEach(list::add);
    }
    return told;
  }

  private String parentUser(ObjectNode reply) {
    var parent = messages.get(reply.path("thread_ts").asText());
    return parent == null ? "" : parent.path("user").asText();
  }

  /** The ts of the parent, null for a message that stands in the channel itself. */
  static @Nullable String threadOf(ObjectNode message) {
    var thread = message.path("thread_ts").asText("");
    return thread.isEmpty() || thread.equals(message.path("ts").asText()) ? null : thread;
  }

  ObjectNode json() {
    var channel = Json.object();
    channel.put("id", id);
    if (direct) {
      channel.put(
          "user", members.stream().filter(m -> !m.equals(Names.BOT_USER)).findFirst().orElse(""));
    } else {
      channel.put("name", name).put("name_normalized", name).put("num_members", members.size());
    }
    return channel
        .put("is_channel", !direct)
        .put("is_group", false)
        .put("is_im", direct)
        .put("is_mpim", false)
        .put("is_private", direct || secret)
        .put("is_archived", archived)
        .put("is_general", false)
        .put("is_member", members.contains(Names.BOT_USER))
        .put("created", 1_700_000_000L)
        .put("creator", "U0ALICE");
  }
}
