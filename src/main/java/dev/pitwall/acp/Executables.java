package dev.pitwall.acp;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds programs as a shell does. */
final class Executables {
  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  private Executables() {}

  /**
   * The program's file.
   *
   * @param name an absolute path, or a name to be looked up on the environment's {@code PATH}
   */
  static Optional<Path> find(String name, Map<String, String> environment) {
    if (name.contains("/")) {
      return executable(Path.of(name));
    }
    return SEPARATOR
        .splitAsStream(environment.getOrDefault("PATH", ""))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> in(folder, name).stream())
        .findFirst();
  }

  private static Optional<Path> in(String folder, String name) {
    try {
      return executable(Path.of(folder, name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> executable(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path)
        ? Optional.of(path.toAbsolutePath())
        : Optional.empty();
  }
}
