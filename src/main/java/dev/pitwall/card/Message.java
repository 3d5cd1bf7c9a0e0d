package dev.pitwall.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.card.block.Surface;
import java.util.List;

/**
 * A Slack message, within every limit of Slack's.
 *
 * @param text the fallback for notifications and screen readers, escaped mrkdwn
 * @param blocks Block Kit
 */
public record Message(String text, ArrayNode blocks) {

  /** Blocks, with what a notification says of them. */
  public static Message of(Mrkdwn fallback, List<Block> blocks) {
    return new Message(Surface.fallback(fallback), Surface.message(blocks));
  }

  /** A few words. */
  public static Message of(Mrkdwn words) {
    return of(words, List.of(new Block.Section(words)));
  }
}
