package dev.pitwall.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Openness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Slack which channels anybody may read, and again each day: a channel may become private. */
public final class ChannelQuestions {
  private static final Logger log = LoggerFactory.getLogger(ChannelQuestions.class);
  private static final String SCOPE = "channels:read";

  private static final Duration DAILY = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration WHEN_INSTALLED_AGAIN = Duration.ofHours(1);

  /** What Slack answers of a channel that is not public, where the app may ask of public ones. */
  private static final Set<String> NOT_PUBLIC = Set.of("channel_not_found", "missing_scope");

  private final SlackApi api;
  private final Openness openness;
  private final InstantSource clock;
  private final ReentrantLock alone = new ReentrantLock();
  private boolean warned;

  public ChannelQuestions(SlackApi api, Openness openness, InstantSource clock) {
    this.api = api;
    this.openness = openness;
    this.clock = clock;
  }

  /** Asks what is to be asked by now; comes every few seconds, and may wait for Slack. */
  public void runDue() {
    if (!alone.tryLock()) {
      return;
    }
    try {
      settle();
      // One each time: Slack takes about fifty a minute.
      openness.toAsk(clock.instant(), 1).forEach(this::ask);
      settle();
    } finally {
      alone.unlock();
    }
  }

  private void settle() {
    boolean more = true;
    while (more) {
      more = openness.settle();
    }
  }

  private void ask(Channel channel) {
    var answer = api.call("conversations.info", Map.of("channel", channel.id()));
    var now = clock.instant();
    switch (answer) {
      case SlackAnswer.Taken(var body, _) -> answered(channel, body.path("channel"), now);
      case SlackAnswer.Refused(var error, var detail) when mayNotAsk(error, detail) -> {
        warn();
        openness.later(channel, now.plus(WHEN_INSTALLED_AGAIN));
      }
      case SlackAnswer.Refused(var error, _) when NOT_PUBLIC.contains(error) ->
          openness.learnt(channel, false, now.plus(DAILY));
      case SlackAnswer.Limited(var pause) -> openness.later(channel, now.plus(pause));
      case SlackAnswer.Refused _, SlackAnswer.Unclear _, SlackAnswer.Unreachable _ ->
          openness.later(channel, now.plus(SOON));
    }
  }

  private void answered(Channel channel, JsonNode told, Instant now) {
    boolean open =
        told.path("is_channel").asBoolean()
            && !told.path("is_private").asBoolean(true)
            && !told.path("is_im").asBoolean()
            && !told.path("is_mpim").asBoolean();
    openness.learnt(channel, open, now.plus(DAILY));
  }

  private static boolean mayNotAsk(String error, String detail) {
    return error.equals("missing_scope") && detail.contains(SCOPE);
  }

  private void warn() {
    if (!warned) {
      warned = true;
      log.warn(
          "Slack does not tell this app which channels are public: it lacks {}. Update the app from"
              + " manifest.yml and install it again",
          SCOPE);
    }
  }
}
