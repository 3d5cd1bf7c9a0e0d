package dev.pitwall.sandbox.slack.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Message metadata: an event type and a flat payload. */
public final class MetadataRules {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final int LARGEST = 8_000;

  private MetadataRules() {}

  /** Slack's error word for this metadata, empty when it is accepted. */
  public static Optional<String> error(JsonNode metadata) {
    if (!metadata.isObject()
        || !metadata.path("event_type").isTextual()
        || !metadata.path("event_payload").isObject()
        || metadata.size() != 2) {
      return Optional.of("invalid_metadata_format");
    }
    if (metadata.toString().length() > LARGEST) {
      return Optional.of("metadata_too_large");
    }
    boolean fits = NAME.matcher(metadata.get("event_type").textValue()).matches();
    for (var field : metadata.get("event_payload").properties()) {
      fits &= NAME.matcher(field.getKey()).matches() && oneLevel(field.getValue());
    }
    return fits ? Optional.empty() : Optional.of("invalid_metadata_schema");
  }

  private static boolean oneLevel(JsonNode value) {
    if (value.isNull()) {
      return false;
    }
    if (value.isContainerNode()) {
      for (var part : value) {
        if (part.isObject() || part.isArray() || part.isNull()) {
          return false;
        }
      }
    }
    return true;
  }
}
