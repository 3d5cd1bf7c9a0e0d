package dev.pitwall.card;

import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.Task;

/** Who asked for a session. */
final class Asker {
  private static final int NAME = 60;

  private Asker() {}

  /** Somebody of the workspace, or the source's name for them; nothing when neither is known. */
  static Mrkdwn of(Task task) {
    var person = task.requestedBy();
    return person == null ? Mrkdwn.text(task.author()).fit(NAME) : Mrkdwn.mention(person);
  }
}
