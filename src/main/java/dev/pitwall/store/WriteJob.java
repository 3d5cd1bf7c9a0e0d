package dev.pitwall.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Something to write, and the caller who waits for it to be on disk. */
final class WriteJob<T extends @Nullable Object> {

  private final SqlWork<T> work;
  private final boolean whole;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private @Nullable T result;
  private @Nullable Throwable failure;

  /**
   * @param whole one statement, which is done as a whole or not at all
   */
  WriteJob(SqlWork<T> work, boolean whole) {
    this.work = work;
    this.whole = whole;
  }

  boolean whole() {
    return whole;
  }

  /** Does the work, perhaps again; what goes wrong is kept for the caller and returned. */
  @Nullable Throwable run(Sql sql) {
    failure = null;
    try {
      result = work.run(sql);
    } catch (Throwable t) {
      failure = t;
    }
    return failure;
  }

  /** The transaction is on disk. */
  @SuppressWarnings("NullAway") // The result is T's own null, if any.
  void committed() {
    if (failure == null) {
      outcome.complete(result);
    } else {
      outcome.completeExceptionally(failure);
    }
  }

  /** The transaction is not. */
  void failed(Throwable why) {
    outcome.completeExceptionally(failure == null ? why : failure);
  }

  CompletableFuture<T> outcome() {
    return outcome;
  }
}
