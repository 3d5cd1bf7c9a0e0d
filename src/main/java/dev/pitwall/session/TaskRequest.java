package dev.pitwall.session;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task as a person asks for it; nothing is checked yet, and what was not said is empty.
 *
 * @param via how it is to come to be: a word of {@link Via}
 * @param doubtful a word before the prompt that looks like a misspelt option: {@code bas:main}
 * @param restartOf the session that this is to be another try of
 */
public record TaskRequest(
    String repository,
    String baseBranch,
    String model,
    String agent,
    String via,
    String prompt,
    String doubtful,
    @Nullable SessionId restartOf) {

  /** What can be said before the prompt, besides the repository. */
  public enum Option {
    REPO,
    BASE,
    MODEL,
    AGENT,
    VIA;

    /** As typed, without the colon. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A prompt and nothing else. */
  public static TaskRequest of(String prompt) {
    return new TaskRequest("", "", "", "", "", prompt, "", null);
  }

  /** What an old session was asked, to be asked again. */
  public static TaskRequest again(Session old) {
    var task = old.task();
    return new TaskRequest(
        task.repository().fullName(),
        task.baseBranch(),
        task.model(),
        task.agent(),
        task.via() == Via.TASK ? "" : task.via().word(),
        task.prompt(),
        "",
        old.id());
  }

  /** Reads {@code [owner/repo] [base:branch] [model:name] [agent:name] [via:issue] prompt…}. */
  public static TaskRequest parse(String typed) {
    var said = new EnumMap<Option, String>(Option.class);
    var rest = typed.strip();
    while (!rest.isEmpty()) {
      var word = firstWord(rest);
      if (!take(word, said)) {
        break;
      }
      rest = rest.substring(word.length()).stripLeading();
    }
    return new TaskRequest(
        said.getOrDefault(Option.REPO, ""),
        said.getOrDefault(Option.BASE, ""),
        said.getOrDefault(Option.MODEL, ""),
        said.getOrDefault(Option.AGENT, ""),
        said.getOrDefault(Option.VIA, ""),
        rest,
        doubtful(firstWord(rest)),
        null);
  }

  public TaskRequest withRepository(String next) {
    return new TaskRequest(next, baseBranch, model, agent, via, prompt, doubtful, restartOf);
  }

  /**
   * The same where the word taken for a repository begins the prompt: {@code src/login crashes}.
   *
   * @param next the repository; empty when that is still open
   */
  public TaskRequest withoutRepository(String next) {
    var whole = (repository + " " + prompt).strip();
    return new TaskRequest(next, baseBranch, model, agent, via, whole, doubtful, restartOf);
  }

  public TaskRequest withAgent(String next) {
    return new TaskRequest(repository, baseBranch, model, next, via, prompt, doubtful, restartOf);
  }

  /** As it can be typed: what {@link #parse} reads. */
  public String typed() {
    var words = new StringJoiner(" ");
    Stream.of(
            repository,
            option(Option.BASE, baseBranch),
            option(Option.MODEL, model),
            option(Option.AGENT, agent),
            option(Option.VIA, via),
            prompt)
        .filter(part -> !part.isBlank())
        .forEach(words::add);
    return words.toString();
  }

  /** The same with the doubtful word spelt right. */
  public TaskRequest mended(String right) {
    var rest = right + prompt.substring(doubtful.length());
    return parse(
        new TaskRequest(repository, baseBranch, model, agent, via, rest, "", restartOf).typed());
  }

  private static String option(Option option, String value) {
    return value.isBlank() ? "" : option.word() + ":" + value;
  }

  private static boolean take(String word, Map<Option, String> said) {
    if (!said.containsKey(Option.REPO) && Repository.parse(word).isPresent()) {
      said.put(Option.REPO, word);
      return true;
    }
    int colon = word.indexOf(':');
    var option = option(colon < 0 ? "" : word.substring(0, colon));
    option.ifPresent(o -> said.put(o, word.substring(colon + 1)));
    return option.isPresent();
  }

  private static Optional<Option> option(String word) {
    return Stream.of(Option.values()).filter(o -> o.word().equalsIgnoreCase(word)).findFirst();
  }

  private static String doubtful(String word) {
    int colon = word.indexOf(':');
    if (colon < 2 || colon == word.length() - 1) {
      return "";
    }
    var key = word.substring(0, colon).toLowerCase(Locale.ROOT);
    boolean near = Stream.of(Option.values()).anyMatch(o -> Nearest.distance(key, o.word()) == 1);
    return near ? word : "";
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }
}
