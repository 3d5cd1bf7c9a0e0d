package dev.pitwall.delivery;

import dev.pitwall.card.Message;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Workspace;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends only while it is this instance's turn to: asked last, right before each call, as the
 * process may have been stopped for any time before.
 *
 * @param turn whether it is, for longer than a call can take
 */
public record SenderInTurn(MessageSender sender, Predicate<Workspace> turn)
    implements MessageSender {

  @Override
  public Result post(Channel channel, @Nullable String threadTs, Message message, String key) {
    check(channel);
    return sender.post(channel, threadTs, message, key);
  }

  @Override
  public Result update(Channel channel, String ts, Message message) {
    check(channel);
    return sender.update(channel, ts, message);
  }

  @Override
  public Result find(Channel channel, @Nullable String threadTs, String key, Instant attemptedAt) {
    check(channel);
    return sender.find(channel, threadTs, key, attemptedAt);
  }

  @Override
  public Result stray(
      Channel channel,
      @Nullable String threadTs,
      String key,
      @Nullable String stays,
      Instant since) {
    check(channel);
    return sender.stray(channel, threadTs, key, stays, since);
  }

  @Override
  public Result delete(Channel channel, String ts) {
    check(channel);
    return sender.delete(channel, ts);
  }

  private void check(Channel channel) {
    if (!turn.test(channel.workspace())) {
      throw new NotOurTurn();
    }
  }
}
