package dev.pitwall.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.card.block.Sign;
import dev.pitwall.sandbox.slack.blocks.BlockRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads finished messages as Slack does, without the help of what made them. */
final class Harmless {
  private static final Pattern TOKEN =
      Pattern.compile(
          "<(?:@U0ALICE|@U0BOB|#C0AGENTS|!date\\^\\d+\\^[a-z_{} ]+\\|[\\w: ]+"
              + "|https://(?:github\\.com/octo-org|slack\\.com)/[^<>|]*\\|[^<>]+)>");
  private static final Pattern CODE = Pattern.compile("`[^`\n]+`");
  private static final Pattern SHORTCODE =
      Pattern.compile(":[^\\s:\u2060]{0,99}\\p{L}[^\\s:\u2060]{0,99}:");
  private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt);");
  private static final Pattern QUOTE_BAR = Pattern.compile("(?m)^> ");
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}&&[^\n\t]]|[\u200B\u200E\u200F\u202A-\u202E\u2061-\u2067\uFEFF\u061C]");
  private static final Set<String> SIGNS =
      Arrays.stream(Sign.values()).map(Harmless::code).collect(Collectors.toSet());

  private Harmless() {}

  static void check(Message message) {
    assertTrue(message.text().length() <= 4000, "fallback of " + message.text().length());
    assertFalse(message.text().isBlank(), "a notification without a word");
    markup(message.text());
    assertEquals(List.of(), BlockRules.message(message.blocks()));
    assertFalse(BlockRules.tooMuchText(message.blocks()), "too much text in all");
    texts(message.blocks()).forEach(Harmless::visible);
    markups(message.blocks()).forEach(Harmless::markup);
  }

  static void check(Modal modal) {
    assertEquals(List.of(), BlockRules.modal(modal.view()));
    texts(modal.view()).forEach(Harmless::visible);
    markups(modal.view()).forEach(Harmless::markup);
  }

  /** Nothing in it acts but what is ours. */
  private static void markup(String text) {
    var rest = TOKEN.matcher(text).replaceAll("");
    rest = ENTITY.matcher(QUOTE_BAR.matcher(rest).replaceAll("")).replaceAll(" ");
    assertFalse(rest.matches("(?s).*[<>&].*"), () -> "acts: " + text);
    rest.lines()
        .forEach(line ->
            assertEquals(0, line.chars().filter(c -> c == '`').count() % 2, "open code: " + line));
    var shortcodes = SHORTCODE.matcher(CODE.matcher(rest).replaceAll(" "));
    shortcodes
        .results()
        .forEach(s -> assertTrue(SIGNS.contains(s.group()), () -> s.group() + " in: " + text));
  }

  private static void visible(String text) {
    assertFalse(UNSEEN.matcher(text).find(), () -> "unseen characters in: " + text);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      assertFalse(c >= 0xD800 && c <= 0xDFFF, () -> "half a character in: " + text);
    }
    long opened = text.chars().filter(c -> c == '\u2068').count();
    assertEquals(opened, text.chars().filter(c -> c == '\u2069').count(), "directions of: " + text);
  }

  private static List<String> texts(JsonNode json) {
    var found = new ArrayList<String>();
    if (json.isTextual()) {
      found.add(json.asText());
    }
    json.forEach(child -> found.addAll(texts(child)));
    return found;
  }

  private static List<String> markups(JsonNode json) {
    var found = new ArrayList<String>();
    if (json instanceof ObjectNode object && object.path("type").asText().equals("mrkdwn")) {
      found.add(object.path("text").asText());
    }
    json.forEach(child -> found.addAll(markups(child)));
    return found;
  }

  private static String code(Sign sign) {
    return dev.pitwall.card.block.Mrkdwn.sign(sign).toString().toLowerCase(Locale.ROOT);
  }
}
