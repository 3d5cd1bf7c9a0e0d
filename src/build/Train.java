import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the packaged launcher once so that the JDK keeps what it learns in {@code lib/*.aot}, which
 * later starts use. Arguments: the packaged folder, then what to run. Never fails: without an
 * archive Pitwall only starts slower.
 */
final class Train {
  private static final long SECONDS = 120;

  public static void main(String[] args) throws Exception {
    var dist = Path.of(args[0]);
    var launcher = dist.resolve("bin/pitwall");
    launcher.toFile().setExecutable(true, false);
    var archive =
        dist.resolve("lib/pitwall-" + System.getProperty("java.runtime.version") + ".aot");
    if (isNewerThanAll(archive, dist)) {
      return;
    }
    for (var old : files(dist.resolve("lib"), ".aot")) {
      Files.delete(old);
    }
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(args).subList(1, args.length));
    var log = dist.resolveSibling("train.log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("PITWALL_TRAIN", "yes");
    builder.environment().put("PITWALL_JAVA_HOME", System.getProperty("java.home"));
    var process = builder.start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    if (!ended || process.exitValue() != 0 || Files.notExists(archive)) {
      Files.deleteIfExists(archive);
      System.out.println("No start-up archive was made, see " + log + "; Pitwall works without.");
    }
  }

  private static boolean isNewerThanAll(Path archive, Path dist) throws IOException {
    if (Files.notExists(archive)) {
      return false;
    }
    var made = Files.getLastModifiedTime(archive);
    for (var jar : files(dist.resolve("lib"), ".jar")) {
      if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
        return false;
      }
    }
    return Files.getLastModifiedTime(dist.resolve("bin/pitwall")).compareTo(made) <= 0;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.filter(path -> path.toString().endsWith(ending)).toList();
    }
  }
}
