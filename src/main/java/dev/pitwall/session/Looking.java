package dev.pitwall.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a shell line only looks at: many agents read and search with the shell.
 *
 * @param files whose content was printed
 */
record Looking(List<String> files, int searches) {
  private static final Set<String> READERS =
      Set.of("cat", "head", "tail", "less", "more", "nl", "bat", "sed", "awk", "wc", "diff", "od");
  private static final Set<String> SEARCHERS =
      Set.of(
          "ls", "grep", "egrep", "rg", "ag", "ack", "find", "fd", "tree", "which", "pwd", "stat");
  private static final Set<String> FILTERS = Set.of("sort", "uniq", "cut", "tr", "echo", "true");
  private static final Set<String> GIT_LOOKS =
      Set.of("status", "log", "diff", "show", "grep", "blame", "ls-files", "branch", "remote");
  private static final Pattern FILE =
      Pattern.compile("[\\w@.][\\w@./+-]*\\.\\w{1,10}|[\\w.]+/\\S+");

  Looking {
    files = List.copyOf(files);
  }

  /** Empty when it does anything else too. */
  static Optional<Looking> in(String line) {
    var files = new ArrayList<String>();
    int searches = 0;
    for (var command : ShellCommand.parse(line)) {
      var program = command.program();
      if (READERS.contains(program) && !writes(command)) {
        files.addAll(files(command));
      } else if (SEARCHERS.contains(program) || gitLook(command)) {
        searches++;
      } else if (!FILTERS.contains(program)) {
        return Optional.empty();
      }
    }
    return files.isEmpty() && searches == 0
        ? Optional.empty()
        : Optional.of(new Looking(files, searches));
  }

  private static boolean writes(ShellCommand command) {
    return command.words().stream().anyMatch(w -> w.startsWith("-i") || w.equals("--in-place"));
  }

  private static boolean gitLook(ShellCommand command) {
    return command.program().equals("git")
        && command.words().stream()
            .skip(1)
            .filter(w -> !w.startsWith("-"))
            .findFirst()
            .filter(GIT_LOOKS::contains)
            .isPresent();
  }

  private static List<String> files(ShellCommand command) {
    return command.words().stream()
        .skip(1)
        .filter(w -> FILE.matcher(w).matches())
        .map(w -> w.startsWith("./") ? w.substring(2) : w)
        .toList();
  }
}
