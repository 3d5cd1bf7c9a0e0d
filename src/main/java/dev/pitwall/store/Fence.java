package dev.pitwall.store;

import org.jooq.DSLContext;

/** Leases that keep out those who have lost one and do not know it yet. */
interface Fence extends Leases {

  /**
   * Within a transaction: whether the lease is held by this instance, and will be until the
   * transaction ends.
   */
  boolean lets(DSLContext dsl, String lease);
}
