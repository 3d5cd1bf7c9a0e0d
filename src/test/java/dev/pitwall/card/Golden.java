package dev.pitwall.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Messages as they were looked at and found good. {@code -Dgolden.write=true} writes them anew, to
 * be looked at again.
 */
final class Golden {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Path FILES = Path.of("src/test/resources/dev/pitwall/card");

  private Golden() {}

  static void assertIs(String name, Message message) {
    ObjectNode json = JSON.createObjectNode().put("text", message.text());
    json.set("blocks", message.blocks());
    assertIs(name, json);
  }

  static void assertIs(String name, Modal modal) {
    assertIs(name, modal.view());
  }

  private static void assertIs(String name, ObjectNode json) {
    var file = FILES.resolve(name + ".json");
    var shown = pretty(json);
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, shown);
      }
      assertEquals(Files.readString(file, StandardCharsets.UTF_8), shown, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pretty(ObjectNode json) {
    try {
      return JSON.writeValueAsString(json) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
