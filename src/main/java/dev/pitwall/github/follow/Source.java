package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Allowance;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.session.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A list of tasks that is looked at again and again. */
final class Source {
  private static final Duration UNABLE = Duration.ofHours(1);

  final Place place;

  /** Of a watched repository; null for a user's own list. */
  final @Nullable Repository repository;

  /** Tasks that could not be placed yet, by id. */
  final Map<String, AgentTask> deferred = new LinkedHashMap<>();

  private volatile List<Account> askers = List.of();
  private final Map<Long, Instant> unable = new HashMap<>();

  /** Whether somebody looks at it now. */
  final AtomicBoolean busy = new AtomicBoolean();

  /** When to look next. */
  volatile Instant due;

  /** What was updated before is known; null before the first look. */
  @Nullable Instant since;

  volatile Instant answered;
  volatile Instant looked = Instant.EPOCH;
  volatile Duration interval;
  volatile boolean lost;
  int failures;

  Source(Place place, @Nullable Repository repository, Duration interval, Instant now) {
    this.place = place;
    this.repository = repository;
    this.interval = interval;
    due = now;
    answered = now;
  }

  /** Another may have looked at it meanwhile: its silence was not noticed here. */
  void beginAgain(Instant now) {
    due = now;
    answered = now;
    lost = false;
  }

  void askers(List<Account> next) {
    askers = List.copyOf(next);
  }

  List<Account> askers() {
    return askers;
  }

  /** Whoever has most left to ask with, of those who may. */
  synchronized Optional<Account> asker(Allowance allowance, Instant now) {
    return askers.stream()
        .filter(a -> !now.isBefore(unable.getOrDefault(a.userId(), Instant.EPOCH)))
        .min(Comparator.comparingDouble(a -> allowance.room(a).stretch(now)));
  }

  /** GitHub does not show it to them, for now. */
  synchronized void notFor(Account account, Instant now) {
    unable.put(account.userId(), now.plus(UNABLE));
  }

  /** The beginning of the list's path. */
  String path() {
    return repository == null ? "/agents/tasks" : "/agents/repos/" + repository + "/tasks";
  }
}
