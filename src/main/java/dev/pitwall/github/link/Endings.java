package dev.pitwall.github.link;

import dev.pitwall.access.AccountLinking.Ending;
import dev.pitwall.access.LinkedAccounts;
import dev.pitwall.access.Visitors;
import java.util.Optional;

/** What came of attempts, for other instances that wait for them too. */
record Endings(Visitors visitors, LinkedAccounts accounts) {
  private static final String LINKED = "linked";
  private static final String DENIED = "denied";
  private static final String EXPIRED = "expired";

  /** What another instance has made of it; empty when that is not known. */
  Optional<Ending> of(Attempt attempt) {
    return visitors.ending(attempt.state()).map(how -> read(attempt, how));
  }

  /** Keeps what came of an attempt that is over. */
  void keep(Attempt attempt) {
    visitors.ended(attempt.state(), word(attempt.ending().join()));
  }

  private Ending read(Attempt attempt, String how) {
    accounts.refresh();
    return switch (how) {
      case LINKED ->
          accounts
              .of(attempt.person())
              .<Ending>map(Ending.Linked::new)
              .orElseGet(Ending.Overtaken::new);
      case DENIED -> new Ending.Denied();
      case EXPIRED -> new Ending.Expired();
      case Visitors.OVERTAKEN -> new Ending.Overtaken();
      default -> new Ending.Failed(how);
    };
  }

  private static String word(Ending ending) {
    return switch (ending) {
      case Ending.Linked _ -> LINKED;
      case Ending.Denied _ -> DENIED;
      case Ending.Expired _ -> EXPIRED;
      case Ending.Overtaken _ -> Visitors.OVERTAKEN;
      case Ending.Failed(var why) -> why;
    };
  }
}
