package dev.pitwall.action;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import dev.pitwall.session.Viewer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A click, a choice or a submission.
 *
 * @param id the same when Slack sends the same request again
 * @param channel null in a modal
 * @param value the button's or chosen option's value, or a view's {@code private_metadata}
 * @param messageTs the message clicked on; null in a modal
 * @param messageText of the message that a shortcut was used on, else empty
 * @param inputs a view's input values by block id: what was typed, or the chosen option's value;
 *     several chosen are joined by commas
 */
public record ActionRequest(
    String id,
    @Nullable Channel channel,
    Person person,
    String value,
    @Nullable String messageTs,
    String messageText,
    Map<String, String> inputs) {
  public ActionRequest {
    inputs = Map.copyOf(inputs);
  }

  Viewer viewer() {
    return new Viewer(person, channel);
  }
}
