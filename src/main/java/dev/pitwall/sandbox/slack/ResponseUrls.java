package dev.pitwall.sandbox.slack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Response URLs that were given out: five uses within thirty minutes each. */
final class ResponseUrls {
  static final int USES = 5;
  static final Duration LIFE = Duration.ofMinutes(30);

  /**
   * Where the request came from that the URL belongs to.
   *
   * @param ts the message that was clicked, empty for a command
   * @param thread the thread it stands in, empty for none
   */
  record Origin(String channel, String user, String ts, String thread, boolean ephemeral) {}

  /** An URL's state; {@code whisper} is the last ephemeral answer given through it. */
  private record Given(Origin origin, long atMillis, int uses, String whisper) {}

  /** What may be done through an URL now. */
  sealed interface Standing {
    /** It works. */
    record Open(Origin origin, String whisper) implements Standing {}

    /** It does not; Slack's word for why. */
    record Shut(String error) implements Standing {}
  }

  private final InstantSource clock;
  private final Map<String, Given> given = new HashMap<>();

  ResponseUrls(InstantSource clock) {
    this.clock = clock;
  }

  void apply(Change.UrlGiven change) {
    given.put(change.id(), new Given(change.origin(), change.atMillis(), 0, ""));
  }

  void apply(Change.UrlUsed change) {
    given.computeIfPresent(
        change.id(),
        (_, old) ->
            new Given(
                old.origin,
                old.atMillis,
                old.uses + 1,
                change.whisper().isEmpty() ? old.whisper : change.whisper()));
  }

  Standing standing(String id) {
    return Optional.ofNullable(given.get(id))
        .map(this::standing)
        .orElseGet(() -> new Standing.Shut("invalid_url"));
  }

  private Standing standing(Given url) {
    if (clock.millis() - url.atMillis > LIFE.toMillis()) {
      return new Standing.Shut("expired_url");
    }
    return url.uses >= USES
        ? new Standing.Shut("used_url")
        : new Standing.Open(url.origin, url.whisper);
  }
}
