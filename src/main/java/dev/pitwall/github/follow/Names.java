package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.Reads;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.api.Reads.Missed;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.RepositoryJson;
import dev.pitwall.session.Repository;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Names for GitHub's numbers, each asked for once. */
final class Names {
  private static final int MOST = 10_000;

  private final Reads reads;
  private final Accounts accounts;
  private final Map<Long, Repository> repositories = new ConcurrentHashMap<>();
  private final Map<Long, String> logins = new ConcurrentHashMap<>();

  Names(Reads reads, Accounts accounts) {
    this.reads = reads;
    this.accounts = accounts;
  }

  /** The repository of a task; empty when GitHub can't be asked now. */
  Optional<Repository> repository(Account account, AgentTask task) {
    var told = task.repositoryByAddress();
    long id = task.repository().id();
    if (told.isPresent() || id <= 0) {
      return told;
    }
    var known = Optional.ofNullable(repositories.get(id));
    return known.isPresent() ? known : ask(account, id);
  }

  private Optional<Repository> ask(Account account, long id) {
    var read = reads.get(account, Call.api("/repositories/" + id), RepositoryJson.class);
    var name =
        read instanceof Got<RepositoryJson> got ? got.value().name() : Optional.<Repository>empty();
    name.ifPresent(repository -> keep(repositories, id, repository));
    return name;
  }

  record User(String login) {
    User {
      login = Objects.requireNonNullElse(login, "");
    }
  }

  /** GitHub's name for somebody; empty when it tells none. */
  String login(Account account, long userId) {
    if (userId <= 0) {
      return "";
    }
    return accounts.all().stream()
        .filter(a -> a.userId() == userId)
        .map(Account::login)
        .findFirst()
        .or(() -> Optional.ofNullable(logins.get(userId)))
        .orElseGet(() -> askLogin(account, userId));
  }

  private String askLogin(Account account, long userId) {
    return switch (reads.get(account, Call.api("/user/" + userId), User.class)) {
      case Got<User>(var user, _, _) -> {
        keep(logins, userId, user.login);
        yield user.login;
      }
      case Missed<User> missed -> {
        if (missed.absent()) {
          keep(logins, userId, "");
        }
        yield "";
      }
    };
  }

  private static <T> void keep(Map<Long, T> names, long id, T name) {
    if (names.size() >= MOST) {
      names.clear();
    }
    names.put(id, name);
  }
}
