package dev.pitwall.slack;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Openness;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What requests say of channels, by the way: to an app Slack names a public channel as it is
 * called, and says of any other only of which kind it is.
 */
final class Overheard {
  private static final Logger log = LoggerFactory.getLogger(Overheard.class);
  private static final Set<String> KINDS = Set.of("privategroup", "directmessage");
  private static final String GROUP_MESSAGE = "mpdm-";
  private static final int REMEMBERED = 10_000;

  private final Openness openness;

  /** What was told on, so that a request usually costs nothing. */
  private final Map<Channel, Boolean> told =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Channel, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  Overheard(Openness openness) {
    this.openness = openness;
  }

  /**
   * Takes in how Slack names a channel.
   *
   * @param name null or empty where it does not
   */
  void named(@Nullable Channel channel, @Nullable String name) {
    if (channel == null || name == null || name.isBlank()) {
      return;
    }
    boolean open =
        channel.id().startsWith("C") && !KINDS.contains(name) && !name.startsWith(GROUP_MESSAGE);
    if (!isNews(channel, open)) {
      return;
    }
    try {
      openness.heard(channel, open);
    } catch (RuntimeException e) {
      forget(channel);
      log.warn("What Slack says of {} could not be kept; it is heard again", channel.id(), e);
    }
  }

  private synchronized boolean isNews(Channel channel, boolean open) {
    var before = told.put(channel, open);
    return before == null || before != open;
  }

  private synchronized void forget(Channel channel) {
    told.remove(channel);
  }
}
