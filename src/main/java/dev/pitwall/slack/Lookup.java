package dev.pitwall.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.delivery.MessageSender.Gone;
import dev.pitwall.delivery.MessageSender.Rejected;
import dev.pitwall.delivery.MessageSender.Result;
import dev.pitwall.delivery.MessageSender.Scope;
import dev.pitwall.delivery.MessageSender.Sent;
import dev.pitwall.delivery.MessageSender.Unclear;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds a message of ours in a channel's history or a thread's replies. */
final class Lookup {
  private static final Duration SLACK_LATE = Duration.ofMinutes(15);
  private static final int PAGES = 30;
  private static final String PAGE_SIZE = "200";

  private final SlackApi api;
  private volatile @Nullable Identity self;

  Lookup(SlackApi api) {
    this.api = api;
  }

  Result find(String channel, @Nullable String threadTs, String key, Instant attemptedAt) {
    return find(
        around -> {
          var query = query(channel, threadTs, around.earliest(attemptedAt));
          query.put("latest", ts(around.latest(attemptedAt).plus(SLACK_LATE)));
          return query;
        },
        message -> hasKey(message, key));
  }

  /** Another one than that which stays. */
  Result stray(
      String channel,
      @Nullable String threadTs,
      String key,
      @Nullable String stays,
      Instant since) {
    return find(
        around -> query(channel, threadTs, around.earliest(since)),
        message -> hasKey(message, key) && !message.path("ts").asText().equals(stays));
  }

  /** A file of ours by its name, in a thread since then. */
  Result findFile(String channel, String threadTs, String name, Instant since) {
    return find(
        around -> query(channel, threadTs, around.earliest(since)),
        message -> hasFile(message, name));
  }

  /** Once more when Slack's answers have shown that our clock is wrong, or right again. */
  private Result find(Function<ClockDoubt, Map<String, String>> query, Predicate<JsonNode> wanted) {
    var doubt = new ClockDoubt(api.clock().ahead());
    var result = find(query.apply(doubt), wanted);
    var known = new ClockDoubt(api.clock().ahead());
    return result instanceof Gone && !doubt.equals(known)
        ? find(query.apply(known), wanted)
        : result;
  }

  private Result find(Map<String, String> query, Predicate<JsonNode> wanted) {
    var me = self;
    if (me == null) {
      var answer = api.authTest();
      if (!(answer instanceof SlackAnswer.Taken taken)) {
        return failed(answer);
      }
      me = Identity.of(taken);
      self = me;
    }
    // Any app may put our key into its metadata: only the bot's own messages count.
    var own = me;
    return pages(query, message -> isOf(own, message) && wanted.test(message));
  }

  private Result pages(Map<String, String> query, Predicate<JsonNode> wanted) {
    var method = query.containsKey("ts") ? "conversations.replies" : "conversations.history";
    for (int page = 0; page < PAGES; page++) {
      var answer = api.call(method, query);
      if (!(answer instanceof SlackAnswer.Taken(var body, _))) {
        return failed(answer);
      }
      for (var message : body.path("messages")) {
        if (wanted.test(message)) {
          return new Sent(message.path("ts").asText());
        }
      }
      var cursor = body.path("response_metadata").path("next_cursor").asText("");
      if (cursor.isEmpty()) {
        return body.path("has_more").asBoolean() ? tooMany() : new Gone();
      }
      query.put("cursor", cursor);
    }
    return tooMany();
  }

  private static Result tooMany() {
    return new Unclear("there are more messages around it than can be looked through");
  }

  private static Result failed(SlackAnswer answer) {
    // Posting works without this scope, so nothing else is to be held back.
    return answer instanceof SlackAnswer.Refused(var error, var detail)
            && error.equals("missing_scope")
        ? new Rejected(
            error, Scope.UNKNOWN, "The bot token can't read the channel (" + detail + ")")
        : SlackMessages.failed(answer);
  }

  private static Map<String, String> query(
      String channel, @Nullable String threadTs, Instant since) {
    var query = new LinkedHashMap<String, String>();
    query.put("channel", channel);
    if (threadTs != null) {
      query.put("ts", threadTs);
    }
    query.put("oldest", ts(since.minus(SlackClock.TOLERANCE)));
    query.put("inclusive", "true");
    query.put("include_all_metadata", "true");
    query.put("limit", PAGE_SIZE);
    return query;
  }

  private static boolean isOf(Identity me, JsonNode message) {
    boolean named = me.userId().equals(message.path("user").asText());
    return named || (!me.botId().isEmpty() && me.botId().equals(message.path("bot_id").asText()));
  }

  private static boolean hasKey(JsonNode message, String key) {
    var metadata = message.path("metadata");
    return metadata.path("event_type").asText().equals(SlackMessages.EVENT_TYPE)
        && metadata.path("event_payload").path("k").asText().equals(key);
  }

  private static boolean hasFile(JsonNode message, String name) {
    for (var file : message.path("files")) {
      if (file.path("name").asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static String ts(Instant at) {
    return at.getEpochSecond() + ".000000";
  }

  /**
   * What one of our times may have been at Slack, where our clock may have become wrong before or
   * after.
   *
   * @param ahead how far our clock is ahead of Slack's
   */
  private record ClockDoubt(Duration ahead) {
    Instant earliest(Instant ours) {
      return ahead.isNegative() ? ours : ours.minus(ahead);
    }

    Instant latest(Instant ours) {
      return ahead.isNegative() ? ours.minus(ahead) : ours;
    }
  }
}
