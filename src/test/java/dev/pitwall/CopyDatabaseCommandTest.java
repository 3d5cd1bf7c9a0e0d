package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How far a copy is. */
class CopyDatabaseCommandTest {
  @Test
  void theBarFillsUp() {
    assertEquals("[" + ".".repeat(40) + "] 0 of 200 rows", CopyDatabaseCommand.bar(0, 200));
    assertEquals(
        "[" + "#".repeat(20) + ".".repeat(20) + "] 100 of 200 rows",
        CopyDatabaseCommand.bar(100, 200));
    assertEquals("[" + "#".repeat(40) + "] 0 of 0 rows", CopyDatabaseCommand.bar(0, 0));
  }
}
