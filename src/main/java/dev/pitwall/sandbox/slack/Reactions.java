package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The emoji under a message and who put them there. */
final class Reactions {
  private Reactions() {}

  /** Adds or takes away; false when there was nothing to do. */
  static boolean change(ObjectNode message, String name, String user, boolean add) {
    var reaction = named(message.withArray("/reactions"), name);
    var users = (ArrayNode) reaction.get("users");
    for (int i = 0; i < users.size(); i++) {
      if (users.get(i).asText().equals(user)) {
        if (!add) {
          users.remove(i);
          tidy(message, reaction, users);
        }
        return !add;
      }
    }
    if (add) {
      users.add(user);
    }
    tidy(message, reaction, users);
    return add;
  }

  private static ObjectNode named(ArrayNode reactions, String name) {
    for (var reaction : reactions) {
      if (reaction.path("name").asText().equals(name)) {
        return (ObjectNode) reaction;
      }
    }
    var reaction = reactions.addObject().put("name", name);
    reaction.putArray("users");
    return reaction;
  }

  private static void tidy(ObjectNode message, ObjectNode reaction, ArrayNode users) {
    reaction.put("count", users.size());
    var reactions = message.withArray("/reactions");
    for (int i = reactions.size() - 1; i >= 0; i--) {
      if (reactions.get(i).path("users").isEmpty()) {
        reactions.remove(i);
      }
    }
    if (reactions.isEmpty()) {
      message.remove("reactions");
    }
  }
}
