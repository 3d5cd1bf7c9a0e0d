package dev.pitwall.github;

import static dev.pitwall.github.Yard.ALICES;
import static dev.pitwall.github.Yard.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Call;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each account is followed on a thread of its own. */
class SlowAccountTest {
  private static final Account BOBS = new Account(583232, "bob-gh", BOB);

  @TempDir Path directory;

  /** Who asked for a list, each time. */
  private final List<Account> askers = new CopyOnWriteArrayList<>();

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);
  private @Nullable Thread slow;

  /** Alice's first call is not answered until the test says so; all else is answered at once. */
  private void asking(Account account, Call call) {
    if (call.path().contains("/tasks?")) {
      askers.add(account);
    }
    if (account.equals(ALICES) && Thread.currentThread().equals(slow)) {
      asked.countDown();
      await(answered);
    }
  }

  private void carry(Runnable work) {
    if (slow != null) {
      work.run();
      return;
    }
    slow = Thread.ofPlatform().unstarted(work);
    slow.start();
    await(asked);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oneThatGitHubLetsWaitIsNotAskedForTwiceAndStarvesNoOther() throws Exception {
    try (var yard = new Yard(directory)) {
      yard.accounts.add(BOBS);
      yard.watch();
      yard.github.task("t1", "acme/shop", "Fix the login button");
      yard.github.asking = this::asking;
      yard.threads = this::carry;

      yard.pass(60);
      assertEquals(1, Collections.frequency(askers, ALICES), "while she waits");
      assertTrue(Collections.frequency(askers, BOBS) >= 3, "Bob's list is looked at all the same");

      answered.countDown();
      Objects.requireNonNull(slow).join();
      yard.pass(30);
      assertTrue(Collections.frequency(askers, ALICES) > 1, "and hers goes on");
      assertEquals(List.of("CARD t1"), yard.posted());
    }
  }
}
