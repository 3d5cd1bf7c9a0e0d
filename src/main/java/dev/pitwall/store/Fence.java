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
   * What the calling thread has to show for a write under the lease: the tenure that its work
   * belongs to, or else the present one.
   */
  Pass pass(String lease);

  /** A pass of one tenure. */
  @FunctionalInterface
  interface Pass {
    /** Within a transaction: whether the tenure lasts, and will until the transaction ends. */
    boolean holds(DSLContext dsl);
  }
}
