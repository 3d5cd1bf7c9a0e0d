package dev.pitwall.card.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last look at a finished message: nothing in angle brackets but what was made here. Escaping
 * sees to that; should it ever fail, tests fail loudly and people are sent harmless text.
 */
final class Brackets {
  private static final Logger LOG = LoggerFactory.getLogger(Brackets.class);
  private static final Pattern BRACKET = Pattern.compile("<[^>]*>?");

  private Brackets() {}

  static void check(JsonNode json, Set<String> made) {
    if (json instanceof ObjectNode object && "mrkdwn".equals(object.path("type").asText())) {
      object.put("text", checked(object.path("text").asText(), made));
    }
    json.forEach(child -> check(child, made));
  }

  static String checked(String text, Set<String> made) {
    return BRACKET
        .matcher(text)
        .replaceAll(
            found -> java.util.regex.Matcher.quoteReplacement(harmless(found.group(), made)));
  }

  private static String harmless(String bracket, Set<String> made) {
    if (made.contains(bracket)) {
      return bracket;
    }
    assert false : "not made here: " + bracket;
    LOG.error("A message held a bracket that was not made here; it was escaped");
    return Escape.entities(bracket);
  }
}
