package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/pitwall} with stand-ins for the JDK that print how they were started. */
class LauncherIT {
  @TempDir Path folder;
  private Path dist;
  private Path jdk;

  @BeforeEach
  void unpack() throws IOException {
    dist = Files.createDirectories(folder.resolve("with a space/dist")).toRealPath();
    Files.createDirectories(dist.resolve("lib"));
    Files.createDirectories(dist.resolve("bin"));
    Files.copy(Path.of("src/main/dist/bin/pitwall"), dist.resolve("bin/pitwall"));
    assertTrue(dist.resolve("bin/pitwall").toFile().setExecutable(true));
    jdk = jdk("25.0.3+9-LTS");
  }

  @Test
  void startsTheJarWithLittleMemoryAndWhatWasAsked() throws Exception {
    assertEquals(
        """
        -XX:+UseSerialGC
        -Xms16m
        -Xmx256m
        -XX:TrimNativeHeapInterval=5000
        --enable-native-access=ALL-UNNAMED
        -jar
        %s/lib/pitwall.jar
        serve
        two  words
        *

        """
            .formatted(dist),
        run(launcher("serve", "two  words", "*", ""), Map.of()));
  }

  @Test
  void findsItselfThroughLinksFromAnywhere() throws Exception {
    var bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("direct"), Path.of("../with a space/dist/bin/pitwall"));
    Files.createSymbolicLink(folder.resolve("pitwall"), bin.resolve("direct"));

    var printed = run(List.of(folder.resolve("pitwall").toString()), Map.of());

    assertTrue(printed.contains("\n" + dist + "/lib/pitwall.jar\n"), printed);
  }

  @Test
  void usesTheArchiveOfThisVeryJdkAndNoOther() throws Exception {
    Files.writeString(dist.resolve("lib/pitwall-25.0.2+10.aot"), "other");
    assertFalse(run(launcher(), Map.of()).contains("AOT"));

    var archive = Files.writeString(dist.resolve("lib/pitwall-25.0.3+9-LTS.aot"), "this");
    assertTrue(
        run(launcher(), Map.of())
            .startsWith("-XX:AOTCache=" + archive + "\n-Xlog:aot=off,cds=off\n"));
  }

  @Test
  void takesMoreOptionsAlsoAnotherCollector() throws Exception {
    var printed = run(launcher(), Map.of("PITWALL_JAVA_OPTS", "-Xmx1g -XX:+UseZGC"));

    assertEquals(
        List.of(
            "-Xms16m",
            "-Xmx256m",
            "-XX:TrimNativeHeapInterval=5000",
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx1g",
            "-XX:+UseZGC"),
        printed.lines().limit(6).toList());
  }

  @Test
  void passesNoneOfItsOwnVariablesOn() throws Exception {
    var printed = run(launcher("env"), Map.of("PITWALL_JAVA_OPTS", "-Da=b", "PITWALL_PORT", "1"));

    assertEquals(
        List.of("PITWALL_PORT=1"),
        printed.lines().filter(line -> line.startsWith("PITWALL_")).toList());
  }

  @Test
  void isReplacedByTheJdkSoThatSignalsReachIt() throws Exception {
    var process = start(launcher("pid"), Map.of());
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(String.valueOf(process.pid()), printed.lines().toList().getLast());
  }

  @Test
  void passesOverAnOldJavaHomeForTheJdkOnThePath() throws Exception {
    var environment =
        Map.of(
            "PITWALL_JAVA_HOME",
            "",
            "JAVA_HOME",
            jdk("17.0.15+6").toString(),
            "PATH",
            jdk + "/bin:" + System.getenv("PATH"));

    assertTrue(run(launcher(), environment).contains("-jar\n"));
  }

  @Test
  void saysSoWhenTheChosenJdkIsTooOld() throws Exception {
    var old = jdk("21.0.9");

    assertEquals(
        "PITWALL_JAVA_HOME is %s, where no JDK 25 or newer is; point it at one or unset it.\n"
            .formatted(old),
        run(launcher(), Map.of("PITWALL_JAVA_HOME", old.toString())));
  }

  private List<String> launcher(String... arguments) {
    return Stream.concat(Stream.of(dist + "/bin/pitwall"), Stream.of(arguments)).toList();
  }

  private Path jdk(String version) throws IOException {
    var home = folder.resolve("jdk-" + version);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_RUNTIME_VERSION=\"" + version + "\"\n");
    var java =
        Files.writeString(
            home.resolve("bin/java"),
            """
            #!/bin/sh
            for word in "$@"; do echo "$word"; done
            case $word in env) env ;; pid) echo $$ ;; esac
            """);
    assertTrue(java.toFile().setExecutable(true));
    return home;
  }

  private String run(List<String> command, Map<String, String> environment) throws Exception {
    var process = start(command, environment);
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed;
  }

  private Process start(List<String> command, Map<String, String> environment) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PITWALL_"));
    builder.environment().put("PITWALL_JAVA_HOME", jdk.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
