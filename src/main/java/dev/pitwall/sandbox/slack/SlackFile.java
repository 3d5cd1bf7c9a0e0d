package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/** An uploaded file: Slack's description and the bytes. */
record SlackFile(ObjectNode description, String base64) {
  byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
