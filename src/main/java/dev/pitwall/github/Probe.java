package dev.pitwall.github;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.github.Interfaces.Found;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.github.follow.Follower;
import dev.pitwall.github.task.AgentTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out, account by account, which undocumented interfaces answer. */
final class Probe {
  private static final Duration KEPT = Duration.ofHours(6);
  private static final Duration UNTIL_TRIED = Duration.ofMinutes(5);
  private static final Set<Kind> ABSENT =
      Set.of(Kind.NOT_FOUND, Kind.PERMISSION, Kind.PLAN, Kind.SSO, Kind.UNAUTHORIZED);

  private final GitHub github;
  private final Accounts accounts;
  private final Follower follower;
  private final Steer steer;
  private final InstantSource clock;
  private final Map<Long, Known> known = new ConcurrentHashMap<>();

  Probe(GitHub github, Accounts accounts, Follower follower, InstantSource clock) {
    this.github = github;
    this.accounts = accounts;
    this.follower = follower;
    this.steer = new Steer(github);
    this.clock = clock;
  }

  private record Known(Interfaces interfaces, Instant until) {}

  /** From memory. */
  Interfaces of(Account account) {
    var found = known.get(account.userId());
    return found == null ? Interfaces.UNKNOWN : found.interfaces;
  }

  /** GitHub has refused what it was thought to take. */
  void refused(Account account) {
    known.computeIfPresent(
        account.userId(), (_, k) -> new Known(k.interfaces.withoutSteer(), k.until));
  }

  /** Tries again where it is time to. */
  void runDue() {
    var now = clock.instant();
    for (var account : accounts.all()) {
      var found = known.get(account.userId());
      if (found == null || !now.isBefore(found.until)) {
        // Put before it is tried, so that nobody else tries it meanwhile.
        known.put(account.userId(), new Known(of(account), now.plus(UNTIL_TRIED)));
        var next = tryOut(account);
        boolean all = !next.sentences().isEmpty() && complete(next);
        known.put(account.userId(), new Known(next, now.plus(all ? KEPT : UNTIL_TRIED)));
      }
    }
  }

  private static boolean complete(Interfaces found) {
    return found.events() != Found.NOT_TRIED && found.steer() != Found.NOT_TRIED;
  }

  Interfaces tryOut(Account account) {
    var task = follower.anyOf(account);
    var events =
        task.map(t -> github.getAgain(account, Call.api(path(t) + "/events?per_page=1")))
            .map(Probe::found)
            .orElse(Found.NOT_TRIED);
    var over = task.filter(t -> t.standing().over());
    var steers =
        over.map(t -> taken(steer.tryOut(account, t.id()))).orElseGet(() -> of(account).steer());
    var logs = found(github.getAgain(account, Call.copilot("/agents/sessions?page_size=1")));
    return new Interfaces(events, steers, logs);
  }

  private static String path(AgentTask task) {
    return "/agents/tasks/" + Paths.encoded(task.id());
  }

  private static Found found(Answer answer) {
    return switch (answer) {
      case Answer.Taken _, Answer.NotModified _ -> Found.YES;
      case Answer.Refused refused when ABSENT.contains(refused.kind()) -> Found.NO;
      default -> Found.NOT_TRIED;
    };
  }

  /** A message without content is refused as such where messages are taken. */
  private static Found taken(Answer answer) {
    return answer instanceof Answer.Refused(var kind, _, _, _)
            && (kind == Kind.INVALID || kind == Kind.CONFLICT)
        ? Found.YES
        : found(answer);
  }

  /** How it stands for each account, for who runs Pitwall. */
  Map<Account, Interfaces> all() {
    var all = new java.util.LinkedHashMap<Account, Interfaces>();
    accounts.all().forEach(account -> all.put(account, of(account)));
    return all;
  }

  /** Those of a session's account. */
  Interfaces of(Optional<Account> account) {
    return account.map(this::of).orElse(Objects.requireNonNull(Interfaces.UNKNOWN));
  }
}
