package dev.pitwall.sandbox.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
        Shells.output(shop, "git log '--format=%an: %s' main"));
    assertEquals("", Shells.output(shop, "git status --porcelain"));
  }

  @Test
  void passesItsOwnTestsAndLinter() throws Exception {
    var shop = SampleRepository.createAt(folder.resolve("shop"));

    assertEquals("15 passed, 0 failed\n", Shells.output(shop, "./run-tests | tail -n 1"));
    assertEquals("12 files, nothing to complain about\n", Shells.output(shop, "./lint"));
  }

  @Test
  void hasTheSameCommitsWhereverItIsMade() throws Exception {
    var one = SampleRepository.createAt(folder.resolve("one"));
    var other = SampleRepository.createAt(folder.resolve("other"));

    assertEquals(
        Shells.output(one, "git rev-parse main"), Shells.output(other, "git rev-parse main"));
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
}
