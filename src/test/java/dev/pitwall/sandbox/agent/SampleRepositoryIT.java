package dev.pitwall.sandbox.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRepositoryIT {
  @TempDir Path folder;

  @Test
  void isASmallProjectWithAHistoryOnMain() throws Exception {
    var shop = SampleRepository.createAt(folder.resolve("git/shop"));

    assertEquals(
        """
        Robin Acme: Lint scripts, migrate catalogues, keep a change log
        Robin Acme: Build the pages from templates
        Robin Acme: Add the cart: totals, shipping, stock
        Robin Acme: Start with a catalogue and prices
        """,
        output(shop, "git", "log", "--format=%an: %s", "main"));
    assertEquals("", output(shop, "git", "status", "--porcelain"));
  }

  @Test
  void passesItsOwnTestsAndLinter() throws Exception {
    var shop = SampleRepository.createAt(folder.resolve("shop"));

    assertEquals("15 passed, 0 failed", output(shop, "./run-tests").lines().toList().getLast());
    assertEquals("12 files, nothing to complain about\n", output(shop, "./lint"));
  }

  @Test
  void hasTheSameCommitsWhereverItIsMade() throws Exception {
    var one = SampleRepository.createAt(folder.resolve("one"));
    var other = SampleRepository.createAt(folder.resolve("other"));

    assertEquals(
        output(one, "git", "rev-parse", "main"), output(other, "git", "rev-parse", "main"));
  }

  @Test
  void isLeftAloneWhenItIsThereAlready() throws Exception {
    var shop = SampleRepository.createAt(folder.resolve("shop"));
    Files.writeString(shop.resolve("mine.txt"), "kept");

    SampleRepository.createAt(shop);

    assertEquals("kept", Files.readString(shop.resolve("mine.txt")));
  }

  @Test
  void doesNotTouchAnotherFolderInItsPlace() throws Exception {
    Files.writeString(folder.resolve("somebody.txt"), "else's");

    assertThrows(FileAlreadyExistsException.class, () -> SampleRepository.createAt(folder));
  }

  private static String output(Path folder, String... command) throws Exception {
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    return text;
  }
}
