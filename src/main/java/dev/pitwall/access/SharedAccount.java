package dev.pitwall.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The account that all share; as long as nobody can act by it, why not. */
final class SharedAccount {
  private static final Accounts.Lack ASKED =
      new Accounts.Lack(
          "GitHub has not said yet whose `GITHUB_TOKEN` is. Try again in a minute.", true);
  private static final Accounts.Lack NOT_SAID =
      new Accounts.Lack(
          "GitHub could not say so far whose `GITHUB_TOKEN` is. Pitwall goes on asking it: try"
              + " again in a minute.",
          true);
  private static final Accounts.Lack REFUSED =
      new Accounts.Lack(
          "GitHub does not take the token that this Pitwall has. Whoever runs Pitwall sets a new"
              + " `GITHUB_TOKEN` and starts it again.",
          false);

  private CompletableFuture<@Nullable Void> answer = CompletableFuture.completedFuture(null);
  private @Nullable Known known;
  private Accounts.@Nullable Lack lack;

  /** Its token does not expire. */
  private record Known(Account account, Secret token) {}

  /** GitHub is about to be asked whose it is. */
  synchronized void asking() {
    if (answer.isDone()) {
      answer = new CompletableFuture<>();
    }
    if (lack == null) {
      lack = ASKED;
    }
  }

  synchronized void isOf(Account account, Secret token) {
    known = new Known(account, token);
    answered(null);
  }

  /** GitHub did not answer, or not with a user. */
  synchronized void notSaid() {
    answered(NOT_SAID);
  }

  synchronized void refused() {
    known = null;
    answered(REFUSED);
  }

  private void answered(Accounts.@Nullable Lack next) {
    lack = next;
    answer.complete(null);
  }

  synchronized Optional<Account> account() {
    return Optional.ofNullable(known).map(Known::account);
  }

  synchronized Optional<Secret> token(Account account) {
    return Optional.ofNullable(known).filter(k -> k.account().equals(account)).map(Known::token);
  }

  synchronized Optional<Accounts.Lack> lack() {
    return Optional.ofNullable(lack);
  }

  private synchronized CompletableFuture<@Nullable Void> answer() {
    return answer;
  }

  /** Returns when GitHub has answered, at once where it is not being asked. */
  void await(Duration atMost) {
    try {
      answer().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // What is known by now counts.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
