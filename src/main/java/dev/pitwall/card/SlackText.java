package dev.pitwall.card;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what people typed out of the form that Slack sends it in. */
public final class SlackText {
  // What was typed with < and > comes as entities, so that it can't pass for one of these.
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          <(?:(?<mark>[@#])(?<id>[A-Z][A-Z0-9]+)\
          |!(?<word>[a-z]+(?:\\^[^<>|]*)?)\
          |(?<url>(?:https?|ftp|mailto|tel|slack):[^<>|]*)\
          )(?:\\|(?<label>[^<>]*))?>\
          """);
  private static final Pattern SCHEME = Pattern.compile("^(?:https?://|mailto:|tel:)");

  private SlackText() {}

  /**
   * As typed: Slack's tokens for people, channels and links become words that anybody can read
   * ({@code @alice}, {@code #shop}), its entities the characters they stand for.
   *
   * @param sent a command's or message's text
   */
  public static String plain(String sent) {
    var words = TOKEN.matcher(sent).replaceAll(t -> Matcher.quoteReplacement(words(t)));
    // NUL can't be typed, and no database, process or reader of JSON is glad of it.
    return entities(words).replace("\0", "");
  }

  private static String words(MatchResult token) {
    var label = text(token, "label");
    if (token.group("url") != null) {
      return link(text(token, "url"), label);
    }
    var word = text(token, "word");
    if (word.startsWith("date^")) {
      return label;
    }
    var mark = word.isEmpty() ? text(token, "mark") : "@";
    var name = label.isEmpty() ? text(token, "id") + word : label;
    return name.startsWith(mark) ? name : mark + name;
  }

  private static String text(MatchResult token, String group) {
    var text = token.group(group);
    return text == null ? "" : text;
  }

  private static String link(String url, String label) {
    // Slack makes a link of `example.com` by itself; what was typed is its label.
    if (SCHEME.matcher(url).replaceFirst("").equals(label)) {
      return label;
    }
    return label.isEmpty() || label.equals(url) ? url : label + " (" + url + ")";
  }

  private static String entities(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
