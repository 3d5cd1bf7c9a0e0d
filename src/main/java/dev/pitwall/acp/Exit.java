package dev.pitwall.acp;

import java.util.concurrent.CompletableFuture;

/** A process's exit, to be waited for together with other things. */
final class Exit {
  private Exit() {}

  /**
   * Completes when the process has ended. The JDK's {@code onExit} would need a free thread of a
   * pool that those who wait may keep busy.
   */
  static CompletableFuture<Void> of(Process process) {
    var exit = new CompletableFuture<Void>();
    Thread.startVirtualThread(() -> {
      try {
        process.waitFor();
        exit.complete(null);
      } catch (InterruptedException e) {
        exit.completeExceptionally(e);
      }
    });
    return exit;
  }
}
