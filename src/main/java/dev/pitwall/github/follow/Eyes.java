package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.session.Session;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose eyes a session is seen by, where no list has shown it yet. */
record Eyes(Accounts accounts, Watches watches) {
  Optional<Account> of(Session session) {
    var watching =
        watches.of(session.workspace(), session.task().repository()).stream()
            .flatMap(w -> accounts.of(w.by()).stream());
    return Stream.concat(own(session).stream(), watching)
        .findFirst()
        .or(() -> accounts.all().stream().filter(Account::shared).findFirst());
  }

  /** GitHub's number of whoever asked for it; 0 when that is not known. */
  long asker(Session session) {
    return own(session).map(Account::userId).orElse(0L);
  }

  private Optional<Account> own(Session session) {
    var by = session.task().requestedBy();
    return by == null ? Optional.empty() : accounts.of(by);
  }
}
