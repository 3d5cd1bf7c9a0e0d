package dev.pitwall.github;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Asks GitHub while somebody waits, and no longer than they would. */
record Prompt(Executor threads) {
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /**
   * @param question may wait for GitHub
   * @return its answer; empty when it takes too long, though it is still awaited elsewhere
   */
  <T> Optional<T> ask(Supplier<T> question) {
    try {
      return Optional.of(
          CompletableFuture.supplyAsync(question, threads)
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("something could not be looked up", e.getCause());
    }
  }
}
