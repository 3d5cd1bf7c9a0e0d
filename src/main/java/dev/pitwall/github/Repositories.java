package dev.pitwall.github;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.pitwall.access.Account;
import dev.pitwall.github.api.Allowance;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Answer.Refused;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.Reads;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.api.Reads.Missed;
import dev.pitwall.github.task.Discovery;
import dev.pitwall.github.task.RepositoryJson;
import dev.pitwall.session.Repository;
import dev.pitwall.session.RepositoryLookup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Where accounts can start sessions, and which agents work there. */
final class Repositories {
  private static final Duration KEPT = Duration.ofMinutes(30);
  private static final Duration MISSED = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 5_000;
  private static final String AGENT_FILE = ".agent.md";
  private static final Call OWN = Call.api("/user/repos?sort=pushed&per_page=100");

  private final Reads reads;
  private final Allowance allowance;
  private final InstantSource clock;
  private final Map<Long, Known> known = new ConcurrentHashMap<>();
  private final Map<Long, Lock> asking = new ConcurrentHashMap<>();
  private final Map<Key, List<String>> agents = new ConcurrentHashMap<>();

  Repositories(Reads reads, Allowance allowance, InstantSource clock) {
    this.reads = reads;
    this.allowance = allowance;
    this.clock = clock;
  }

  /**
   * @param due when it is time to ask anew
   * @param awaited until when what GitHub says first is worth waiting for
   */
  private record Known(List<Repository> list, Instant due, Instant awaited) {}

  private record Key(long userId, String repository) {
    static Key of(Account account, Repository repository) {
      return new Key(account.userId(), repository.fullName().toLowerCase(Locale.ROOT));
    }
  }

  record File(String name, String type) {
    File {
      name = Objects.requireNonNullElse(name, "");
      type = Objects.requireNonNullElse(type, "");
    }
  }

  /**
   * Those pushed to last first; from memory, but for an account that GitHub is being asked for the
   * first time somebody waits.
   */
  List<Repository> of(Account account, Prompt prompt) {
    var found = known.get(account.userId());
    if (found == null || clock.instant().isBefore(found.awaited)) {
      prompt.ask(() -> refresh(account));
    }
    return of(account);
  }

  private List<Repository> of(Account account) {
    var found = known.get(account.userId());
    return found == null ? List.of() : found.list;
  }

  /**
   * Asks GitHub for them where it is time to; waits while it is being asked already.
   *
   * @return as they are known now
   */
  @CanIgnoreReturnValue
  List<Repository> refresh(Account account) {
    var lock = asking.computeIfAbsent(account.userId(), _ -> new ReentrantLock());
    lock.lock();
    try {
      var now = clock.instant();
      var found = known.get(account.userId());
      boolean due = found == null || !now.isBefore(found.due);
      if (due && allowance.room(account).open(now)) {
        ask(account, now);
      }
    } finally {
      lock.unlock();
    }
    return of(account);
  }

  private void ask(Account account, Instant now) {
    known.putIfAbsent(account.userId(), new Known(List.of(), now, now.plus(Prompt.PATIENCE)));
    var next =
        switch (reads.get(account, OWN, RepositoryJson[].class)) {
          case Got<RepositoryJson[]> got -> new Known(names(got.value()), now.plus(KEPT), now);
          case Missed<RepositoryJson[]> _ -> new Known(of(account), now.plus(MISSED), now);
        };
    known.put(account.userId(), next);
  }

  private static List<Repository> names(RepositoryJson[] list) {
    return Stream.of(list).filter(Objects::nonNull).flatMap(r -> r.name().stream()).toList();
  }

  /** Looks one up as the account sees it. */
  RepositoryLookup look(Account account, Repository typed) {
    return switch (reads.get(account, Call.api("/repos/" + typed), RepositoryJson.class)) {
      case Got<RepositoryJson> got -> {
        var repository = got.value().name().orElse(typed);
        readAgents(account, repository);
        yield new RepositoryLookup.Found(repository);
      }
      case Missed<RepositoryJson> missed ->
          hidden(missed)
              ? new RepositoryLookup.Absent()
              : new RepositoryLookup.Unable(missed.trouble().words());
    };
  }

  private static boolean hidden(Missed<?> missed) {
    return missed.answer() instanceof Refused(var kind, _, _, _) && kind == Kind.NOT_FOUND;
  }

  private void readAgents(Account account, Repository repository) {
    var call = Call.api("/repos/" + repository + "/contents/.github/agents");
    switch (reads.get(account, call, File[].class)) {
      case Got<File[]> got -> keep(account, repository, names(got.value()));
      case Missed<File[]> missed -> {
        if (hidden(missed)) {
          keep(account, repository, List.of());
        }
      }
    }
  }

  private void keep(Account account, Repository repository, List<String> names) {
    if (agents.size() >= MOST_REMEMBERED) {
      agents.clear();
    }
    agents.put(Key.of(account, repository), names);
  }

  private static List<String> names(File[] files) {
    return Stream.of(files)
        .filter(f -> f != null && f.type.equals("file") && f.name.endsWith(AGENT_FILE))
        .map(f -> f.name.substring(0, f.name.length() - AGENT_FILE.length()))
        .filter(name -> !name.isBlank())
        .sorted()
        .toList();
  }

  /** Copilot, and the repository's own as far as they are known; from memory. */
  List<String> agents(Account account, Repository repository) {
    var own = agents.getOrDefault(Key.of(account, repository), List.of());
    return Stream.concat(Stream.of(Discovery.COPILOT), own.stream()).distinct().toList();
  }
}
