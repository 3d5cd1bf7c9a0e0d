package dev.pitwall.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for; never changes but for its title.
 *
 * @param provider {@link Provider#id()}
 * @param title one line made from the prompt, or the source's
 * @param prompt whole, as typed
 * @param agent the name people know it by: {@code Copilot}, {@code claude}
 * @param model empty: the source's default
 * @param baseBranch empty: the repository's default
 * @param requestedBy null when nobody of the workspace did
 * @param author the source's name for who did, where that is nobody known here; else empty
 * @param restartOf the session that this one was started again from
 * @param via how it comes to be
 */
public record Task(
    String provider,
    Repository repository,
    String title,
    String prompt,
    String agent,
    String model,
    String baseBranch,
    @Nullable Person requestedBy,
    String author,
    @Nullable SessionId restartOf,
    Via via) {

  private static final int TITLE_LENGTH = 80;

  public Task {
    // Tasks stored before there were authors have none.
    author = Objects.requireNonNullElse(author, "");
    via = Objects.requireNonNullElse(via, Via.TASK);
  }

  /** One that its source is asked for. */
  public Task(
      String provider,
      Repository repository,
      String title,
      String prompt,
      String agent,
      String model,
      String baseBranch,
      @Nullable Person requestedBy,
      String author,
      @Nullable SessionId restartOf) {
    this(
        provider,
        repository,
        title,
        prompt,
        agent,
        model,
        baseBranch,
        requestedBy,
        author,
        restartOf,
        Via.TASK);
  }

  public Task withTitle(String next) {
    return new Task(
        provider,
        repository,
        next,
        prompt,
        agent,
        model,
        baseBranch,
        requestedBy,
        author,
        restartOf,
        via);
  }

  /** A title for a prompt: its first line with words in it, cut between words. */
  public static String titleOf(String prompt) {
    var line =
        prompt
            .lines()
            .map(l -> l.strip().replaceAll("\\s+", " "))
            .filter(l -> l.codePoints().anyMatch(Character::isLetterOrDigit))
            .findFirst()
            .orElse(prompt.strip());
    if (line.codePointCount(0, line.length()) <= TITLE_LENGTH) {
      return line;
    }
    var cut = line.substring(0, line.offsetByCodePoints(0, TITLE_LENGTH - 1));
    int space = cut.lastIndexOf(' ');
    return (space > TITLE_LENGTH / 2 ? cut.substring(0, space) : cut) + "…";
  }
}
