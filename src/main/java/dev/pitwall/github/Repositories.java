package dev.pitwall.github;

import dev.pitwall.access.Account;
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
import java.util.stream.Stream;

/** Where accounts can start sessions, and which agents work there. */
final class Repositories {
  private static final Duration KEPT = Duration.ofMinutes(30);
  private static final int MOST_REMEMBERED = 5_000;
  private static final String AGENT_FILE = ".agent.md";
  private static final Call OWN = Call.api("/user/repos?sort=pushed&per_page=100");

  private final Reads reads;
  private final InstantSource clock;
  private final Map<Long, Known> known = new ConcurrentHashMap<>();
  private final Map<Key, List<String>> agents = new ConcurrentHashMap<>();

  Repositories(Reads reads, InstantSource clock) {
    this.reads = reads;
    this.clock = clock;
  }

  private record Known(List<Repository> list, Instant until) {}

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

  /** Whether GitHub has been asked for them. */
  boolean knows(Account account) {
    return known.containsKey(account.userId());
  }

  /** Those pushed to last first; from memory. */
  List<Repository> of(Account account) {
    var found = known.get(account.userId());
    return found == null ? List.of() : found.list;
  }

  /** Asks GitHub for them where it is time to. */
  void refresh(Account account) {
    var now = clock.instant();
    var found = known.get(account.userId());
    if (found != null && now.isBefore(found.until)) {
      return;
    }
    var next = new Known(of(account), now.plus(KEPT));
    known.put(account.userId(), next);
    if (reads.get(account, OWN, RepositoryJson[].class) instanceof Got<RepositoryJson[]> got) {
      var list =
          Stream.of(got.value()).filter(Objects::nonNull).flatMap(r -> r.name().stream()).toList();
      known.put(account.userId(), new Known(list, next.until));
    }
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
