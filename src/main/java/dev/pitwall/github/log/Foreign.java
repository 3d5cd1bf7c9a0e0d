package dev.pitwall.github.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** What others wrote, made fit to keep: whole characters, no terminal codes, bounded, no throws. */
final class Foreign {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern TERMINAL_CODE =
      Pattern.compile(
          "\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|\u001b.?");
  private static final Pattern SPACES = Pattern.compile("[\\s\u2028\u2029]+");

  /** Where GitHub's machines keep the repository. */
  private static final Pattern RUNNER =
      Pattern.compile("/home/runner/work/[^/\\s'\"`:]+/[^/\\s'\"`:;,)]+(/?)");

  private Foreign() {}

  /** The object or array that the text is; missing when it is neither. */
  static JsonNode json(String text) {
    try {
      var node = JSON.readTree(text);
      return node != null && node.isContainerNode() ? node : MissingNode.getInstance();
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** Text of at most so many characters from its beginning, without the runner's folder. */
  static String text(String foreign, int length) {
    return beginning(clean(beginning(foreign, 2 * length)).strip(), length);
  }

  /** Text of at most so many characters from its end. */
  static String tail(String foreign, int length) {
    return end(clean(end(foreign, 2 * length)).strip(), length);
  }

  /** One line of at most so many characters, cut with {@code …}. */
  static String line(String foreign, int length) {
    var line = SPACES.matcher(clean(beginning(foreign, 4 * length))).replaceAll(" ").strip();
    return line.length() <= length ? line : beginning(line, length - 1).stripTrailing() + "…";
  }

  /** A path within the repository; {@code .} for all of it. */
  static String path(String foreign) {
    var path = line(foreign.replaceFirst("^file://", ""), 300);
    var inside = path.startsWith("./") ? path.substring(2) : path;
    return inside.isEmpty() ? "." : inside;
  }

  static Instant time(JsonNode text, Instant otherwise) {
    try {
      return text.isTextual() ? Instant.parse(text.textValue()) : otherwise;
    } catch (DateTimeException e) {
      return otherwise;
    }
  }

  /** For a place in an address's path or query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String clean(String foreign) {
    var text = TERMINAL_CODE.matcher(foreign).replaceAll("").replace("\r\n", "\n");
    text = RUNNER.matcher(text).replaceAll(m -> m.group(1).isEmpty() ? "." : "");
    var plain = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == '\r' ? '\n' : c)
        .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  static String beginning(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }

  private static String end(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int from = text.length() - length;
    return text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
  }
}
