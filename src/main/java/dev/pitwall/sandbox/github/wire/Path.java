package dev.pitwall.sandbox.github.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A method and a path and what answers there.
 *
 * @param method in capitals
 * @param template such as {@code /repos/{owner}/{repo}}; a name takes one segment
 */
public record Path(String method, String template, Endpoint endpoint) {
  private static final Pattern SLASH = Pattern.compile("/");

  public static Path get(String template, Endpoint endpoint) {
    return new Path("GET", template, endpoint);
  }

  public static Path post(String template, Endpoint endpoint) {
    return new Path("POST", template, endpoint);
  }

  public static Path patch(String template, Endpoint endpoint) {
    return new Path("PATCH", template, endpoint);
  }

  public static Path delete(String template, Endpoint endpoint) {
    return new Path("DELETE", template, endpoint);
  }

  /** How switches and faults name it: {@code GET /agents/tasks/{id}}. */
  public String name() {
    return method + " " + template;
  }

  /** What stands in the places of the template, when the path has its form. */
  Optional<Map<String, String>> match(String path) {
    var wanted = parts(template);
    var given = parts(path);
    if (wanted.size() != given.size()) {
      return Optional.empty();
    }
    var places = new HashMap<String, String>();
    for (int i = 0; i < wanted.size(); i++) {
      var part = wanted.get(i);
      if (part.startsWith("{")) {
        places.put(part.substring(1, part.length() - 1), given.get(i));
      } else if (!part.equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(places);
  }

  private static List<String> parts(String path) {
    return List.of(SLASH.split(path, -1));
  }
}
