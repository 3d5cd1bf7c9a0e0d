package dev.pitwall.github.api;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Call.Host;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every account's budget, and what is measured of them; tokens are in no metric. */
final class Budgets {
  private final MeterRegistry registry;
  private final Map<Key, Budget> all = new ConcurrentHashMap<>();

  Budgets(MeterRegistry registry) {
    this.registry = registry;
  }

  /** GitHub counts by user, however many links there are to the same one. */
  private record Key(long userId, Host host) {}

  Budget of(Account account, Host host) {
    return all.computeIfAbsent(new Key(account.userId(), host), _ -> create(account, host));
  }

  private Budget create(Account account, Host host) {
    var budget = new Budget();
    if (host == Host.API) {
      Gauge.builder("pitwall.github.budget.remaining", () -> budget.room().remaining())
          .description("Requests that GitHub still takes from an account in this hour")
          .tag("account", account.login())
          .register(registry);
    }
    return budget;
  }

  void count(Answer answer) {
    Counter.builder("pitwall.github.calls")
        .description("What came of calls to GitHub")
        .tag("outcome", outcome(answer))
        .register(registry)
        .increment();
  }

  private static String outcome(Answer answer) {
    return switch (answer) {
      case Answer.Taken _ -> "taken";
      case Answer.NotModified _ -> "not_modified";
      case Answer.Refused refused -> refused.kind().name().toLowerCase(Locale.ROOT);
      case Answer.Unclear _ -> "unclear";
      case Answer.Unreachable _ -> "unreachable";
    };
  }
}
