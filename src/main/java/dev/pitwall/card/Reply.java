package dev.pitwall.card;

import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.Channel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What a person is answered, to them alone; what all see comes by {@code delivery}. */
public sealed interface Reply {

  /** A sentence only they see. */
  static Reply of(Mrkdwn sentence) {
    return new Private(Message.of(sentence));
  }

  /** Nothing: what they asked for shows by itself. */
  record Silent() implements Reply {}

  /** A message only they see. */
  record Private(Message message) implements Reply {}

  /**
   * Messages only they see, in this order: what they typed, given back, can be longer than one.
   *
   * @param messages two to five, as many as Slack takes for one request
   */
  record Several(List<Message> messages) implements Reply {
    public Several {
      messages = List.copyOf(messages);
    }
  }

  /**
   * A message only they see, and another reply when what the first speaks of has come, minutes
   * later. Until then the request is not done: when Pitwall stops before, it is done again.
   *
   * @param then not one of these again; may never be completed
   */
  record Later(Message message, CompletableFuture<Reply> then) implements Reply {}

  /** A message only they see, in the place of the one they clicked on. */
  record Replace(Message message) implements Reply {}

  /** A modal opens. */
  record Open(Modal modal) implements Reply {}

  /** The modal they clicked in shows something else. */
  record Update(Modal modal) implements Reply {}

  /**
   * The modal stays open and says what is wrong; only to a submission.
   *
   * @param errors sentence by the block id of the input
   */
  record Errors(Map<String, String> errors) implements Reply {
    public Errors {
      errors = Map.copyOf(errors);
    }
  }

  /**
   * A file in the session's thread.
   *
   * @param channel where the session is shown; not always the one they asked in
   * @param threadTs the session's card there
   * @param comment escaped mrkdwn
   */
  record TextFile(Channel channel, String threadTs, String name, String content, String comment)
      implements Reply {
    public TextFile named(String other) {
      return new TextFile(channel, threadTs, other, content, comment);
    }
  }
}
