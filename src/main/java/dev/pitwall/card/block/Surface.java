package dev.pitwall.card.block;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What bounds all blocks of a message or a modal together. */
public enum Surface {
  /** Slack refuses somewhat over 13,000 characters, which it documents nowhere. */
  MESSAGE(50, 12_000),
  /** A view may have 250 kB; a character has at most three bytes. */
  MODAL(100, 60_000);

  private final int mostBlocks;
  private final int mostText;

  Surface(int mostBlocks, int mostText) {
    this.mostBlocks = mostBlocks;
    this.mostText = mostText;
  }

  /** The blocks as Slack takes them: not too many, not too long, nothing foreign acting. */
  public static ArrayNode message(List<Block> blocks) {
    var kept = MESSAGE.keep(blocks);
    var json = BlockJson.blocks(kept);
    Brackets.check(json, made(kept.stream().flatMap(Block::markup)));
    return json;
  }

  /** The text as Slack takes it beside blocks. */
  public static String fallback(Mrkdwn text) {
    var kept = (text.blank() ? Mrkdwn.text("–") : text).fit(Block.SECTION_TEXT);
    return Brackets.checked(kept.toString(), made(Stream.of(kept)));
  }

  /** The view as Slack takes it. */
  public static ObjectNode modal(View view) {
    var kept = MODAL.keep(view.blocks());
    var json = BlockJson.view(view, kept);
    Brackets.check(json, made(kept.stream().flatMap(Block::markup)));
    return json;
  }

  private static java.util.Set<String> made(Stream<Mrkdwn> markup) {
    return markup.flatMap(Mrkdwn::tokens).collect(Collectors.toSet());
  }

  private List<Block> keep(List<Block> blocks) {
    var kept = new ArrayList<>(blocks.stream().filter(Block::shows).toList());
    int more = kept.size() - mostBlocks;
    if (more > 0) {
      kept.subList(mostBlocks - 1, kept.size()).clear();
      kept.add(new Block.Context(Mrkdwn.text("and " + (more + 1) + " more")));
    }
    var lengths = kept.stream().flatMapToInt(Block::lengths).toArray();
    return Arrays.stream(lengths).sum() <= mostText ? kept : capped(kept, cap(lengths));
  }

  private static List<Block> capped(List<Block> blocks, int limit) {
    return blocks.stream().map(block -> block.capped(limit)).toList();
  }

  /** The longest texts give way first, all to the same length: the greatest that fits. */
  private int cap(int[] lengths) {
    int fits = 1;
    int tooLong = Block.SECTION_TEXT + 1;
    while (tooLong - fits > 1) {
      int limit = (fits + tooLong) / 2;
      if (Arrays.stream(lengths).map(length -> Math.min(length, limit)).sum() <= mostText) {
        fits = limit;
      } else {
        tooLong = limit;
      }
    }
    return fits;
  }
}
