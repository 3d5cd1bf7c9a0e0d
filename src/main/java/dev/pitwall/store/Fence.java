package dev.pitwall.store;

import java.util.Optional;
import org.jooq.DSLContext;

/** Leases that keep out those who have lost one and do not know it yet. */
interface Fence extends Leases {

  /** Why this instance must not go on, as sentences; empty when it may. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /**
   * Within a transaction: whether the lease is held by this instance, and will be until the
   * transaction ends.
   */
  boolean lets(DSLContext dsl, String lease);
}
