package dev.pitwall.github;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.github.log.Reply;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.session.Capability;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What works for a session now; from memory. */
record Abilities(Accounts accounts, Probe probe, Messages messages) {

  Set<Capability> of(Session session) {
    var can = EnumSet.of(Capability.START, Capability.LOG, Capability.STOP);
    var account = account(session);
    boolean archives = account.filter(probe::archives).isPresent();
    boolean steers = account.filter(a -> messages.steerable(session, a)).isPresent();
    if (steers) {
      can.add(Capability.SAY_MID_TURN);
    }
    if (steers || Messages.commentable(session)) {
      can.add(Capability.SAY);
    }
    if (Messages.commentable(session)) {
      can.add(Capability.FOLLOW_UP);
    }
    if (steers && answerable(session)) {
      can.add(Capability.ANSWER);
    }
    if (archives && session.ref() != null && IssueRef.of(session.ref()).isEmpty()) {
      can.add(Capability.ARCHIVE);
    }
    return can;
  }

  private static boolean answerable(Session session) {
    return session.state() instanceof SessionState.WaitingForUser(var question)
        && question.options().stream().anyMatch(o -> Reply.to(question, o).isPresent());
  }

  /** By whose account a session's buttons are judged: whoever asked for it, or any that sees it. */
  private Optional<Account> account(Session session) {
    var by = session.task().requestedBy();
    return Stream.concat(
            by == null ? Stream.of() : accounts.of(by).stream(), accounts.all().stream())
        .findFirst();
  }
}
