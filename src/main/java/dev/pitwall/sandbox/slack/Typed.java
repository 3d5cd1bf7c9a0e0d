package dev.pitwall.sandbox.slack;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a person typed, as Slack's clients send it: escaped, with mentions and links as tokens. */
final class Typed {
  private static final Pattern SPECIAL =
      Pattern.compile(
          "(?<![\\w@])@(?<person>[A-Za-z]+)\\b|(?<![\\w#])#(?<channel>[a-z0-9_-]+)"
              + "|(?<url>https?://[^\\s<>|]+)");

  private final Workspace workspace;

  Typed(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The text of a message. */
  String message(String raw) {
    return tokens(raw, false);
  }

  /** The text of a command of an app that has "escape channels, users and links" on. */
  String command(String raw) {
    return tokens(raw, true);
  }

  private String tokens(String raw, boolean named) {
    var matcher = SPECIAL.matcher(escaped(raw));
    var text = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(text, "");
      if (matcher.group("person") != null) {
        text.append(person(matcher.group("person"), named));
      } else if (matcher.group("channel") != null) {
        text.append(channel(matcher.group("channel")));
      } else {
        text.append('<').append(matcher.group("url")).append('>');
      }
    }
    return matcher.appendTail(text).toString();
  }

  static String escaped(String raw) {
    return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String person(String name, boolean named) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("here") || lower.equals("channel") || lower.equals("everyone")) {
      return "<!" + lower + ">";
    }
    for (var person : workspace.people.values()) {
      if (person.name().equals(lower)) {
        return "<@" + person.id() + (named ? "|" + person.name() : "") + ">";
      }
    }
    return "@" + name;
  }

  private String channel(String name) {
    return workspace
        .find("#" + name)
        .map(channel -> "<#" + channel.id + "|" + channel.name + ">")
        .orElse("#" + name);
  }
}
