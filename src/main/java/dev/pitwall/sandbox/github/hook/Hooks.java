package dev.pitwall.sandbox.github.hook;

import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.wire.Kept;
import dev.pitwall.sandbox.github.world.Ids;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Notice;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Sends webhooks one after the other, in the order of what happened unless told otherwise. */
public final class Hooks implements AutoCloseable {
  private final Payloads payloads;
  private final Kept<Delivery> sent = new Kept<>();
  private final Deque<HookFault> planned = new ArrayDeque<>();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("sandbox-hooks").factory());
  private volatile @Nullable Sender app;
  private @Nullable Hook held;

  /** One webhook before it is sent. */
  record Hook(String event, String id, String body) {}

  public Hooks(Links links) {
    payloads = new Payloads(links);
  }

  /** Where webhooks go from now on, and what signs them. */
  public void connect(URI url, String secret) {
    app = new Sender(url, secret);
  }

  /** The next webhooks go wrong so, in this order. */
  public synchronized void next(HookFault... faults) {
    planned.addAll(List.of(faults));
  }

  /** Takes a notice; it is sent later. Called while the world is held. */
  public synchronized void happened(Notice notice) {
    if (app == null) {
      return;
    }
    var hook = new Hook(Payloads.event(notice), Ids.uuid(), Json.text(payloads.of(notice)));
    var fault = planned.poll();
    if (fault == HookFault.REORDERED && held == null) {
      held = hook;
      return;
    }
    if (fault != HookFault.LOST) {
      later(hook);
    }
    if (fault == HookFault.DOUBLED) {
      later(hook);
    }
    var before = held;
    if (before != null) {
      held = null;
      later(before);
    }
  }

  private void later(Hook hook) {
    var to = app;
    if (to != null && !sender.isShutdown()) {
      sender.execute(() -> sent.add(to.send(hook)));
    }
  }

  /** Waits until everything that happened so far is delivered. */
  public void settle() throws InterruptedException {
    try {
      sender.submit(() -> {}).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything that was sent so far, in order. */
  public List<Delivery> sent() {
    return sent.all();
  }

  @Override
  public void close() {
    sender.shutdownNow();
    var to = app;
    if (to != null) {
      to.close();
    }
  }
}
