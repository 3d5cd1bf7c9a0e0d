package dev.pitwall.delivery;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * What the JDK keeps of one start to make the next ones quick: a test of many deaths is starts,
 * above all. It takes classes out of jars alone.
 */
final class StartUpArchive {
  private StartUpArchive() {}

  /**
   * What to give to a JVM so that it finds the classes, and starts quickly.
   *
   * @param folder for what it needs
   * @param url of a new database, to start with
   */
  static List<String> make(Path folder, String url) throws Exception {
    var classpath = jars(folder);
    var archive = folder.resolve("soak.aot");
    var training = List.of("-XX:AOTCacheOutput=" + archive, "-cp", classpath);
    try (var rig = new MortalRig(folder, url, training)) {
      rig.start("");
      rig.begin("Mend the totals");
      rig.begin("Watch and " + QuickSource.WAIT);
      rig.untilQuiet();
      rig.end();
    }
    return Files.exists(archive)
        ? List.of("-XX:AOTCache=" + archive, "-Xlog:aot=off,cds=off", "-cp", classpath)
        : List.of("-cp", classpath);
  }

  private static String jars(Path folder) {
    var parts = new ArrayList<String>();
    for (var part : MortalRig.CLASSPATH.split(File.pathSeparator)) {
      parts.add(Files.isDirectory(Path.of(part)) ? jar(part, folder, parts.size()) : part);
    }
    return String.join(File.pathSeparator, parts);
  }

  private static String jar(String classes, Path folder, int number) {
    var jar = folder.resolve("classes" + number + ".jar").toString();
    var tool = ToolProvider.findFirst("jar").orElseThrow();
    if (tool.run(System.out, System.err, "--create", "--file", jar, "-C", classes, ".") != 0) {
      throw new IllegalStateException("No jar of " + classes);
    }
    return jar;
  }
}
