package dev.pitwall.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.delivery.Inbox.Item;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;

/**
 * A request without what we never look at: blocks and files above all, which Slack invents new
 * shapes of faster than its SDK learns to read them.
 */
final class LeanBody {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAYLOAD = "payload=";
  private static final List<String> IN_MESSAGE =
      List.of("blocks", "attachments", "files", "metadata", "reactions", "bot_profile", "edited");
  private static final List<String> IN_ACTION =
      List.of("text", "confirm", "placeholder", "initial_option", "initial_options", "accessory");

  private LeanBody() {}

  static String of(Item item) {
    return switch (item.kind()) {
      case "interaction" -> PAYLOAD + URLEncoder.encode(interaction(item.body()), UTF_8);
      case "event" -> event(item.body());
      default -> item.body();
    };
  }

  /** Whether a form is a modal's submission. */
  static boolean isSubmission(String form) {
    // No encoder touches these letters, and nearly all forms that are not one don't have them.
    if (!form.contains("submission")) {
      return false;
    }
    try {
      return JSON.readTree(payload(form)).path("type").asText().equals("view_submission");
    } catch (JsonProcessingException | IllegalArgumentException _) {
      return false;
    }
  }

  private static String interaction(String form) {
    var json = read(payload(form));
    without(json.path("message"), IN_MESSAGE);
    without(json.path("view"), List.of("blocks"));
    json.path("actions").forEach(action -> without(action, IN_ACTION));
    return json.toString();
  }

  private static String event(String body) {
    var json = read(body);
    without(json.path("event"), IN_MESSAGE);
    return json.toString();
  }

  private static String payload(String form) {
    int start = form.startsWith(PAYLOAD) ? 0 : form.indexOf("&" + PAYLOAD) + 1;
    int end = form.indexOf('&', start);
    return URLDecoder.decode(
        form.substring(start + PAYLOAD.length(), end < 0 ? form.length() : end), UTF_8);
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException _) {
      throw new IllegalArgumentException("not JSON");
    }
  }

  private static void without(JsonNode node, List<String> names) {
    if (node instanceof ObjectNode object) {
      object.remove(names);
    }
  }
}
