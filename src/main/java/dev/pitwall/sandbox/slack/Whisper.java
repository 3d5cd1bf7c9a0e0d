package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An ephemeral message: only one person sees it. */
record Whisper(String channel, String to, ObjectNode message) {
  String ts() {
    return message.path("ts").asText();
  }
}
