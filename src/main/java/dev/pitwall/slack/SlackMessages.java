package dev.pitwall.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitwall.card.Message;
import dev.pitwall.delivery.MessageSender;
import dev.pitwall.session.Channel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages over Slack's Web API. */
public final class SlackMessages implements MessageSender {
  /** Of the metadata by which our messages are found; the key in it tells nobody anything. */
  static final String EVENT_TYPE = "pitwall_message";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SlackApi api;
  private final Lookup lookup;

  public SlackMessages(SlackApi api) {
    this.api = api;
    this.lookup = new Lookup(api);
  }

  @Override
  public Result post(Channel channel, @Nullable String threadTs, Message message, String key) {
    var form = form(channel, message);
    if (threadTs != null) {
      form.put("thread_ts", threadTs);
    }
    var metadata = JSON.createObjectNode().put("event_type", EVENT_TYPE);
    metadata.putObject("event_payload").put("k", key);
    form.put("metadata", metadata.toString());
    form.put("unfurl_links", "false");
    form.put("unfurl_media", "false");
    return sent(api.call("chat.postMessage", form));
  }

  @Override
  public Result update(Channel channel, String ts, Message message) {
    var form = form(channel, message);
    form.put("ts", ts);
    return sent(api.call("chat.update", form));
  }

  @Override
  public Result find(Channel channel, @Nullable String threadTs, String key, Instant attemptedAt) {
    return lookup.find(channel.id(), threadTs, key, attemptedAt);
  }

  @Override
  public Result stray(
      Channel channel,
      @Nullable String threadTs,
      String key,
      @Nullable String stays,
      Instant since) {
    return lookup.stray(channel.id(), threadTs, key, stays, since);
  }

  @Override
  public Result delete(Channel channel, String ts) {
    return sent(api.call("chat.delete", Map.of("channel", channel.id(), "ts", ts)));
  }

  private static Map<String, String> form(Channel channel, Message message) {
    var form = new LinkedHashMap<String, String>();
    form.put("channel", channel.id());
    form.put("text", message.text());
    // Empty ones too: without the field an update keeps the blocks that are there.
    form.put("blocks", message.blocks().toString());
    return form;
  }

  private static Result sent(SlackAnswer answer) {
    if (!(answer instanceof SlackAnswer.Taken(var body, _))) {
      return failed(answer);
    }
    var ts = body.path("ts").asText();
    return ts.isEmpty() ? new Unclear("Slack's answer names no ts") : new Sent(ts);
  }

  /** An answer that is not {@link SlackAnswer.Taken}. */
  static Result failed(SlackAnswer answer) {
    return switch (answer) {
      case SlackAnswer.Refused refused -> Rejections.of(refused);
      case SlackAnswer.Limited(var pause) -> new Limited(pause);
      case SlackAnswer.Unclear(var why) -> new Unclear(why);
      case SlackAnswer.Unreachable(var why) -> new Unreachable(why);
      case SlackAnswer.Taken _ -> throw new IllegalArgumentException("it was taken");
    };
  }
}
