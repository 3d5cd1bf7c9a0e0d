package dev.pitwall.command;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;

/**
 * A command as typed.
 *
 * @param id the same when Slack sends the same request again
 * @param text what follows the command's word, as typed
 */
public record CommandRequest(String id, Channel channel, Person person, String text) {}
