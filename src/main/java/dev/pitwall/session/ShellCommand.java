package dev.pitwall.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One simple command of a shell line, without what only wraps it.
 *
 * @param words at least one; quotes are gone
 */
record ShellCommand(List<String> words) {
  private static final int SHOWN = 48;
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");
  private static final Pattern REDIRECTION = Pattern.compile("\\d?(>|<|>>|>&|&>)\\S*");
  private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "dash");
  private static final Set<String> WRAPPERS =
      Set.of("sudo", "time", "env", "nice", "nohup", "exec", "command", "xvfb-run", "stdbuf");
  private static final Set<String> CHANGERS = Set.of("cd", "pushd", "popd", "source", "export");

  ShellCommand {
    words = List.copyOf(words);
  }

  /** The simple commands of a line, in order; those that only set the scene are left out. */
  static List<ShellCommand> parse(String line) {
    var found = new ArrayList<ShellCommand>();
    for (var words : ShellWords.split(line)) {
      var bare = unwrapped(words);
      if (bare.size() >= 3 && SHELLS.contains(base(bare.get(0))) && runsText(bare.get(1))) {
        found.addAll(parse(bare.get(2)));
      } else if (!bare.isEmpty() && !CHANGERS.contains(bare.getFirst())) {
        found.add(new ShellCommand(bare));
      }
    }
    return found;
  }

  /** A line for people: its first telling command, shortened. */
  static String brief(String line) {
    var commands = parse(line);
    return commands.isEmpty() ? "" : commands.getFirst().brief();
  }

  String brief() {
    var text = String.join(" ", words);
    return text.length() <= SHOWN ? text : Words.cut(text, SHOWN);
  }

  /** The program's name without its folder, in small letters. */
  String program() {
    return base(words.getFirst());
  }

  private static String base(String word) {
    return word.substring(word.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  /** {@code -c}, {@code -lc}. */
  private static boolean runsText(String option) {
    return option.startsWith("-") && option.endsWith("c");
  }

  private static List<String> unwrapped(List<String> words) {
    var bare = new ArrayList<>(words);
    bare.removeIf(word -> REDIRECTION.matcher(word).matches());
    while (!bare.isEmpty()) {
      var first = bare.getFirst();
      if (ASSIGNMENT.matcher(first).matches() || WRAPPERS.contains(first)) {
        bare.removeFirst();
      } else if (first.equals("timeout") && bare.size() > 2) {
        bare.subList(0, 2).clear();
      } else {
        break;
      }
    }
    return bare;
  }
}
