package dev.pitwall.command;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import dev.pitwall.session.Viewer;

/**
 * A command as typed.
 *
 * @param id the same when Slack sends the same request again
 * @param text for {@link Commands#run} what follows {@code /agents}, for a {@link Command} what
 *     follows its word; as Slack sends it, with its tokens and entities
 */
public record CommandRequest(String id, Channel channel, Person person, String text) {

  Viewer viewer() {
    return new Viewer(person, channel);
  }

  CommandRequest with(String next) {
    return new CommandRequest(id, channel, person, next);
  }

  /** The first word; empty when there is none. */
  String firstWord() {
    var typed = text.strip();
    int end = 0;
    while (end < typed.length() && !Character.isWhitespace(typed.charAt(end))) {
      end++;
    }
    return typed.substring(0, end);
  }

  /** What follows the first word. */
  String rest() {
    return text.strip().substring(firstWord().length()).strip();
  }
}
