package dev.pitwall;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where Pitwall keeps everything.
 *
 * @param url for the driver, with what it needs to log in
 * @param dataDirectory for what is no table: worktrees, and who this instance is
 */
record DatabaseAddress(String url, Path dataDirectory) {
  static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final Path DATA = Path.of("data").toAbsolutePath();
  private static final Pattern LOGIN_BEFORE_HOST = Pattern.compile("^//[^/?]*@.*");

  /**
   * Reads {@code PITWALL_DATABASE_URL}, and {@code PGUSER} and {@code PGPASSWORD} for what it does
   * not say.
   *
   * @param mistakes is added to, never with a password
   */
  static DatabaseAddress read(Map<String, String> environment, String text, List<String> mistakes) {
    if (text.startsWith(POSTGRESQL)) {
      if (LOGIN_BEFORE_HOST.matcher(text.substring(POSTGRESQL.length())).matches()) {
        mistakes.add(
            "PITWALL_DATABASE_URL has a user before its host. Write it like this:"
                + " jdbc:postgresql://host/database?user=…&password=…, or set PGUSER and"
                + " PGPASSWORD.");
      }
      return new DatabaseAddress(withLogin(environment, text), DATA);
    }
    if (!text.startsWith(SQLITE)) {
      mistakes.add(
          "PITWALL_DATABASE_URL names no database that Pitwall knows. Write"
              + " jdbc:postgresql://host/database or jdbc:sqlite:<file>. "
              + Variable.PITWALL_DATABASE_URL.source());
      return new DatabaseAddress(SQLITE, DATA);
    }
    return ofFile(text.substring(SQLITE.length()), mistakes);
  }

  private static DatabaseAddress ofFile(String name, List<String> mistakes) {
    try {
      if (!name.isBlank()) {
        var parent = Path.of(name).toAbsolutePath().getParent();
        return new DatabaseAddress(SQLITE + name, Objects.requireNonNullElse(parent, DATA));
      }
    } catch (InvalidPathException e) {
      // Told below.
    }
    mistakes.add(
        "PITWALL_DATABASE_URL is not a path: `"
            + name
            + "`. "
            + Variable.PITWALL_DATABASE_URL.source());
    return new DatabaseAddress(SQLITE, DATA);
  }

  private static String withLogin(Map<String, String> environment, String text) {
    var url = new StringBuilder(text);
    add(url, "user", environment.getOrDefault("PGUSER", ""));
    add(url, "password", environment.getOrDefault("PGPASSWORD", ""));
    return url.toString();
  }

  private static void add(StringBuilder url, String name, String value) {
    if (value.isEmpty() || Pattern.compile("[?&]" + name + "=").matcher(url).find()) {
      return;
    }
    url.append(url.indexOf("?") < 0 ? '?' : '&');
    url.append(name).append('=').append(URLEncoder.encode(value, UTF_8));
  }

  @Override
  public String toString() {
    return "DatabaseAddress[" + dataDirectory + "]";
  }
}
