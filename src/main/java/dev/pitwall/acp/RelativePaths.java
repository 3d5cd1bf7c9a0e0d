package dev.pitwall.acp;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths as a person knows them: relative to the session's folder where they are inside it. */
final class RelativePaths {
  private static final int LONGEST = 300;

  private final Path folder;
  private final Path real;

  RelativePaths(Path folder) {
    this.folder = folder;
    this.real = real(folder);
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder;
    }
  }

  String of(String foreign) {
    var text = Plain.line(foreign.replaceFirst("^file://", ""), LONGEST);
    try {
      var path = folder.resolve(text).normalize();
      if (path.equals(folder) || path.equals(real)) {
        return ".";
      }
      var within = path.startsWith(folder) ? folder : real;
      return path.startsWith(within) ? within.relativize(path).toString() : path.toString();
    } catch (InvalidPathException e) {
      return text;
    }
  }
}
