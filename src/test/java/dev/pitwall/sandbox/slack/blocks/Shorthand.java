package dev.pitwall.sandbox.slack.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON as it is quick to write. */
final class Shorthand {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Shorthand() {}

  /** Single quotes are double ones, {@code @123} is a text of that length. */
  static JsonNode json(String text) throws Exception {
    var written = text.replace('\'', '"');
    var at = written.indexOf('@');
    while (at >= 0) {
      int end = at + 1;
      while (end < written.length() && Character.isDigit(written.charAt(end))) {
        end++;
      }
      int length = Integer.parseInt(written.substring(at + 1, end));
      written = written.substring(0, at) + "x".repeat(length) + written.substring(end);
      at = written.indexOf('@');
    }
    return JSON.readTree(written);
  }

  static String repeated(int count, String each) {
    return IntStream.range(0, count)
        .mapToObj(i -> each.replace("#", "" + i))
        .collect(Collectors.joining(","));
  }
}
