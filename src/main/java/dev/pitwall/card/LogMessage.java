package dev.pitwall.card;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Element.Button;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.LogPage;
import java.util.ArrayList;
import java.util.List;

/** The latest of a session's log, and the way to all of it. */
public final class LogMessage {
  /** How many entries are the latest. */
  public static final int SIZE = 8;

  private LogMessage() {}

  public static Message of(LogPage page) {
    var session = page.session();
    var title = Mrkdwn.bold(session.task().title());
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Section(title));
    blocks.add(new Block.Context(LogModal.where(page)));
    var dropped = DroppedWords.of(page);
    if (!page.hasOlder() && !dropped.blank()) {
      blocks.add(new Block.Section(dropped));
    }
    blocks.addAll(LogBlocks.of(page.entries()));
    if (page.hasOlder()) {
      blocks.add(
          new Block.Actions(
              List.of(Button.of(ActionIds.LOG, "View log", ButtonValue.of(session.id())))));
      blocks.add(
          new Block.Context(
              Mrkdwn.concat(
                  Mrkdwn.text("As a file in its thread: "),
                  SlashCommand.code("log", session.handle().text(), "all"))));
    }
    return Message.of(title, blocks);
  }
}
