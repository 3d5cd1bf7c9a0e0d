package dev.pitwall.store;

import org.junit.jupiter.api.extension.Extension;

/** A database for a test; the same tests run on each kind. */
interface TestDatabase extends Extension {
  Database database();

  /** As after a restart. */
  Database reopened() throws Exception;
}
