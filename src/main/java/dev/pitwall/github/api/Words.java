package dev.pitwall.github.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.regex.Pattern;

/** GitHub's own words for a refusal, fit to be shown: one line, bounded, nothing that acts. */
public final class Words {
  private static final int LONGEST = 300;
  private static final int LOOKED_AT = 4_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ACTS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}`]+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Words() {}

  /** Foreign text in one line, without control characters and backticks. */
  public static String line(String foreign) {
    var some = foreign.substring(0, Math.min(foreign.length(), LOOKED_AT));
    var line = BLANKS.matcher(ACTS.matcher(some).replaceAll(" ")).replaceAll(" ").strip();
    if (line.codePointCount(0, line.length()) <= LONGEST) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)).strip() + "…";
  }

  /** What the body of a refusal says; empty when it says nothing to people. */
  static String of(String body) {
    try {
      var json = JSON.readTree(body);
      return json.isObject() ? line(said(json)) : "";
    } catch (JsonProcessingException _) {
      // A page of a proxy says nothing to people; a word or two may.
      return body.contains("<") ? "" : line(body);
    }
  }

  private static String said(JsonNode json) {
    var parts = new LinkedHashSet<String>();
    parts.add(json.path("message").asText(""));
    var error = json.path("error");
    parts.add(error.isTextual() ? error.asText() : error.path("message").asText(""));
    json.path("errors").forEach(each -> parts.add(detail(each)));
    parts.removeIf(String::isBlank);
    return String.join(": ", parts);
  }

  private static String detail(JsonNode error) {
    if (error.isTextual()) {
      return error.asText();
    }
    var message = error.path("message").asText("");
    var field = error.path("field").asText("");
    return message.isBlank() ? (field + " " + error.path("code").asText("")).strip() : message;
  }
}
