package dev.pitwall.session;

import dev.pitwall.session.LogEntry.ToolKind;
import java.util.List;
import java.util.Locale;

/** What an agent does now, in a few words: {@code running `npm test`}. */
public final class Activity {
  public static final String THINKING = "thinking";

  private static final int LONGEST = 60;

  private Activity() {}

  /**
   * Words for a tool call as it begins.
   *
   * @param title the agent's; may be empty
   * @param command what is executed; empty for other kinds
   * @param paths relative to the repository where they are inside it
   * @return what follows "last seen"; between backticks stands code
   */
  public static String of(ToolKind kind, String title, String command, List<String> paths) {
    return switch (kind) {
      case EXECUTE -> running(title, command);
      case READ -> doing("reading", paths, title);
      case EDIT -> doing("editing", paths, title);
      case DELETE -> doing("deleting", paths, title);
      case MOVE -> doing("moving", paths, title);
      case SEARCH -> paths.isEmpty() ? "searching" : doing("searching", paths, title);
      case FETCH -> "looking something up";
      case THINK -> THINKING;
      case OTHER -> title.isBlank() ? "working" : Words.cut(title, LONGEST);
    };
  }

  private static String running(String title, String command) {
    var words = Words.cut(title, LONGEST);
    // "Run the unit tests" says more than the command does.
    if (words.toLowerCase(Locale.ROOT).startsWith("run ") && !words.contains("`")) {
      return "running " + words.substring("run ".length());
    }
    var brief = ShellCommand.brief(command);
    if (!brief.isEmpty()) {
      return "running " + code(brief);
    }
    return words.isEmpty() ? "running a command" : words;
  }

  private static String doing(String what, List<String> paths, String title) {
    if (paths.isEmpty()) {
      return title.isBlank() ? what : Words.cut(title, LONGEST);
    }
    var first = what + " " + code(path(paths.getFirst()));
    long others = paths.stream().distinct().count() - 1;
    return others == 0 ? first : first + " and " + others + " more";
  }

  /** The end of a path says most. */
  private static String path(String path) {
    int over = path.length() - LONGEST;
    if (over <= 0) {
      return path;
    }
    int slash = path.indexOf('/', over);
    return "…" + path.substring(slash < 0 ? over : slash);
  }

  private static String code(String text) {
    return "`" + text.replace("`", "'") + "`";
  }
}
