package dev.pitwall.slack;

import dev.pitwall.session.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the answer to a request can go.
 *
 * @param channel Slack's id; null in a modal
 * @param named how Slack names the channel; null where it does not
 * @param thread of the message clicked on or written in; null for none
 * @param responseUrl null for events and modals
 * @param trigger opens a modal within three seconds; null for events
 * @param view the modal it came from; null for none
 * @param at when the request came
 */
record Address(
    Person person,
    @Nullable String channel,
    @Nullable String named,
    @Nullable String thread,
    @Nullable String responseUrl,
    @Nullable String trigger,
    @Nullable View view,
    Instant at) {

  /** An open modal, as it was seen. */
  record View(String id, String hash) {}
}
