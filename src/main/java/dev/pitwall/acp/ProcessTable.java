package dev.pitwall.acp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What Linux tells of processes beside what the JDK does; elsewhere it knows nothing. */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");
  private static final boolean PRESENT = Files.isReadable(PROC.resolve("self/stat"));

  private ProcessTable() {}

  /** A line of the table. */
  record Row(char state, long group, long session) {}

  static Optional<Row> row(long pid) {
    return read(pid, "stat")
        .flatMap(stat -> {
          // The name, in parentheses, may hold anything.
          var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", 6);
          return fields.length < 5
              ? Optional.empty()
              : Optional.of(
                  new Row(
                      fields[0].charAt(0), Long.parseLong(fields[2]), Long.parseLong(fields[3])));
        });
  }

  /** Whether the process was started with {@code NAME=value} in its environment. */
  static boolean wasGiven(long pid, String variable) {
    return read(pid, "environ")
        .filter(e -> ("\0" + e).contains("\0" + variable + "\0"))
        .isPresent();
  }

  /** Whether it runs; what only waits to be taken note of does not. */
  static boolean runs(ProcessHandle process) {
    return process.isAlive() && row(process.pid()).filter(row -> row.state() == 'Z').isEmpty();
  }

  private static Optional<String> read(long pid, String what) {
    if (!PRESENT) {
      return Optional.empty();
    }
    try {
      var bytes = Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve(what));
      return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // Gone, or somebody else's.
      return Optional.empty();
    }
  }
}
