package dev.pitwall.store;

import dev.pitwall.session.Following;
import java.util.OptionalLong;

/** Whoever has the lease on tracking follows sessions. */
public record LeasedFollowing(Leases leases) implements Following {
  @Override
  public OptionalLong tenure() {
    return leases.tenure(Leases.TRACKING);
  }

  @Override
  public void during(long tenure, Runnable work) {
    leases.during(Leases.TRACKING, tenure, work);
  }
}
