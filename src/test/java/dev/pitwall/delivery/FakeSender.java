package dev.pitwall.delivery;

import dev.pitwall.card.Message;
import dev.pitwall.session.Channel;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A Slack in memory whose channels can be made to hang. */
final class FakeSender implements MessageSender {
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<Channel, CountDownLatch> held = new HashMap<>();
  private int posted;

  /** What was called, in order: {@code post C0AGENTS text}; it may still hang. */
  List<String> calls() {
    return calls;
  }

  synchronized void hold(Channel channel) {
    held.put(channel, new CountDownLatch(1));
  }

  synchronized void release(Channel channel) {
    var latch = held.remove(channel);
    if (latch != null) {
      latch.countDown();
    }
  }

  @Override
  public Result post(Channel channel, @Nullable String threadTs, Message message, String key) {
    int number;
    synchronized (this) {
      number = ++posted;
    }
    return call(channel, "post", message, "1795330800.%06d".formatted(number));
  }

  @Override
  public Result update(Channel channel, String ts, Message message) {
    return call(channel, "edit", message, ts);
  }

  @Override
  public Result find(Channel channel, @Nullable String threadTs, String key, Instant attemptedAt) {
    return new Gone();
  }

  @Override
  public Result stray(
      Channel channel,
      @Nullable String threadTs,
      String key,
      @Nullable String stays,
      Instant since) {
    return new Gone();
  }

  @Override
  public Result delete(Channel channel, String ts) {
    return new Gone();
  }

  private Result call(Channel channel, String what, Message message, String ts) {
    calls.add(what + " " + channel.id() + " " + message.text());
    CountDownLatch latch;
    synchronized (this) {
      latch = held.get(channel);
    }
    try {
      if (latch != null) {
        latch.await();
      }
      return new Sent(ts);
    } catch (InterruptedException _) {
      return new Unclear("interrupted");
    }
  }
}
