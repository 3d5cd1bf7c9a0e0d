package dev.pitwall.session;

import java.util.Optional;
import java.util.regex.Pattern;

/** A repository by its full name; comparison is exact, look-ups by people ignore case. */
public record Repository(String owner, String name) {
  private static final Pattern FULL_NAME =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,99})/([A-Za-z0-9._-]{1,100})");

  /** Reads {@code owner/name}; empty when the text is not of that form. */
  public static Optional<Repository> parse(String text) {
    var match = FULL_NAME.matcher(text);
    return match.matches()
        ? Optional.of(new Repository(match.group(1), match.group(2)))
        : Optional.empty();
  }

  /** {@code owner/name}. */
  public String fullName() {
    return owner + "/" + name;
  }

  @Override
  public String toString() {
    return fullName();
  }
}
