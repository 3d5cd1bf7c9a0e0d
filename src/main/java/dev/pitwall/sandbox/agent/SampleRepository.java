package dev.pitwall.sandbox.agent;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * {@code acme/shop}: a small shop in plain {@code sh}, with tests, a linter and a history of four
 * commits on {@code main}. The same commits, with the same ids, on every machine.
 */
public final class SampleRepository {
  /** What {@code owner/name} the demo gives it. */
  public static final String NAME = "acme/shop";

  private static final List<Commit> HISTORY =
      List.of(
          new Commit(
              "Start with a catalogue and prices",
              "2026-09-14T09:12:00+00:00",
              List.of(
                  "README.md",
                  "gitignore",
                  "catalogue/products.tsv",
                  "catalogue/version",
                  "lib/price.sh",
                  "lib/catalogue.sh",
                  "run-tests",
                  "tests/price.test.sh",
                  "tests/catalogue.test.sh")),
          new Commit(
              "Add the cart: totals, shipping, stock",
              "2026-09-21T14:40:00+00:00",
              List.of("lib/cart.sh", "tests/cart.test.sh")),
          new Commit(
              "Build the pages from templates",
              "2026-10-05T08:03:00+00:00",
              List.of(
                  "lib/page.sh",
                  "templates/home.html",
                  "templates/login.html",
                  "templates/cart.html",
                  "bin/build",
                  "tests/page.test.sh")),
          new Commit(
              "Lint scripts, migrate catalogues, keep a change log",
              "2026-10-19T16:25:00+00:00",
              List.of("lint", "bin/migrate", "migrations/2-restock.awk", "CHANGELOG.md")));

  private record Commit(String message, String date, List<String> files) {}

  private SampleRepository() {}

  /**
   * Creates the repository unless one is there already, which is left as it is.
   *
   * @return {@code folder}, absolute
   * @throws FileAlreadyExistsException when something else is in the way
   * @throws IOException when git is missing or fails; the message says what git said
   */
  public static Path createAt(Path folder) throws IOException, InterruptedException {
    var target = folder.toAbsolutePath().normalize();
    if (Files.exists(target.resolve(".git"))) {
      return target;
    }
    if (Files.exists(target) && !isEmptyFolder(target)) {
      throw new FileAlreadyExistsException(
          target.toString(), null, "is in the way of the sample repository; move it away");
    }
    // Made beside its place and moved there whole, so that a crash leaves no half repository.
    var draft = target.resolveSibling(target.getFileName() + ".new");
    deleteTree(draft);
    Files.createDirectories(draft);
    git(draft, HISTORY.getFirst().date(), "init", "--quiet");
    git(draft, HISTORY.getFirst().date(), "symbolic-ref", "HEAD", "refs/heads/main");
    for (var commit : HISTORY) {
      for (var file : commit.files()) {
        write(draft, file);
      }
      git(draft, commit.date(), "add", "--all");
      git(draft, commit.date(), "commit", "--quiet", "-m", commit.message());
    }
    Files.deleteIfExists(target);
    return Files.move(draft, target);
  }

  private static void write(Path folder, String file) throws IOException {
    // Build tools leave files called .gitignore out of jars.
    var path = folder.resolve(file.equals("gitignore") ? ".gitignore" : file);
    Files.createDirectories(path.getParent());
    try (var text = SampleRepository.class.getResourceAsStream("shop/" + file)) {
      if (text == null) {
        throw new FileNotFoundException("The sample's " + file + " is missing from this build.");
      }
      Files.copy(text, path);
    }
    if (file.matches("bin/.*|run-tests|lint")) {
      path.toFile().setExecutable(true, false);
    }
  }

  private static void git(Path folder, String date, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    GitEnvironment.apply(builder.environment(), "Robin Acme", "robin@acme.example");
    builder.environment().put("GIT_AUTHOR_DATE", date);
    builder.environment().put("GIT_COMMITTER_DATE", date);
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          "`git " + arguments[0] + "` ended with " + code + " in " + folder + ": " + said);
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (var entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void deleteTree(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (var below = Files.walk(path)) {
      for (var entry : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
