package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Finds the channels and messages a call names, or refuses as Slack does. */
final class Conversations {
  private final Workspace workspace;
  private final Access access;

  Conversations(Workspace workspace, Access access) {
    this.workspace = workspace;
    this.access = access;
  }

  /** By id only: names are for posting. */
  Channel known(String id) {
    var channel = workspace.channels.get(id);
    if (channel == null || unknown(channel)) {
      throw new ApiRefusal("channel_not_found");
    }
    return channel;
  }

  /** Of private channels an app knows only those that it is in. */
  private static boolean unknown(Channel channel) {
    return channel.secret && !channel.members.contains(Names.BOT_USER);
  }

  /** A channel the app reads; it must be a member. */
  Channel toRead(String id) {
    var channel = known(id);
    if (!channel.members.contains(Names.BOT_USER)) {
      throw new ApiRefusal("not_in_channel");
    }
    return channel;
  }

  /** By id, by name, or a person, which is their direct message. */
  Channel toPostIn(String idOrName) {
    var channel =
        workspace.people.containsKey(idOrName) && !idOrName.equals(Names.BOT_USER)
            ? workspace.direct(idOrName)
            : workspace
                .find(idOrName)
                .filter(found -> !unknown(found))
                .orElseThrow(() -> new ApiRefusal("channel_not_found"));
    if (channel.archived) {
      throw new ApiRefusal("is_archived");
    }
    if (!channel.members.contains(Names.BOT_USER)
        && !access.scopes().contains("chat:write.public")) {
      throw new ApiRefusal("not_in_channel");
    }
    return channel;
  }

  ObjectNode message(Channel channel, String ts) {
    var message = channel.messages.get(ts);
    if (message == null || message.path("subtype").asText().equals("tombstone")) {
      throw new ApiRefusal("message_not_found");
    }
    return message;
  }

  /** A thread may only start at a message that stands in the channel, though that may be gone. */
  String parent(Channel channel, String ts) {
    var message = channel.messages.get(ts);
    if (message == null) {
      throw new ApiRefusal("thread_not_found");
    }
    if (Channel.threadOf(message) != null) {
      throw new ApiRefusal("cannot_reply_to_message");
    }
    return ts;
  }
}
