package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every account's lane; links to the same user share one. */
final class Lanes {
  private final Map<Long, Lane> all = new ConcurrentHashMap<>();

  Lane of(Account account) {
    return all.computeIfAbsent(account.userId(), _ -> new Lane());
  }
}
