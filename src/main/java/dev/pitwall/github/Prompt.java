package dev.pitwall.github;

import dev.pitwall.session.RepositoryLookup;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Asks GitHub while somebody waits, and no longer than they would. */
record Prompt(Executor threads) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final RepositoryLookup TOO_SLOW =
      new RepositoryLookup.Unable("GitHub did not answer in time. Try again in a moment.");

  RepositoryLookup look(Supplier<RepositoryLookup> look) {
    try {
      return CompletableFuture.supplyAsync(look, threads)
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return TOO_SLOW;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return TOO_SLOW;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a repository could not be looked up", e.getCause());
    }
  }
}
