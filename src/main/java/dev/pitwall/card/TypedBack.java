package dev.pitwall.card;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Element;
import dev.pitwall.card.block.Mrkdwn;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives people back what they typed when it could not be done, for Slack keeps no command that was
 * sent: below a sentence, as code to copy, in as many messages as it takes.
 */
public final class TypedBack {
  private static final int PIECE = 2900;
  private static final int FIRST = 3;
  private static final int NEXT = 4;
  private static final int MESSAGES = 5;

  /** Some 55,000 characters; Slack lets people type 40,000. */
  private static final int MOST = FIRST + (MESSAGES - 1) * NEXT;

  private TypedBack() {}

  /**
   * @param typed what to copy; nothing when it is blank
   * @param buttons under the sentence, if any
   */
  public static Reply of(Mrkdwn sentence, String typed, List<Element> buttons) {
    var pieces = pieces(typed);
    var messages = new ArrayList<Message>();
    messages.add(first(sentence, pieces.subList(0, Math.min(FIRST, pieces.size())), buttons));
    for (int at = FIRST; at < pieces.size() && messages.size() < MESSAGES; at += NEXT) {
      var some = pieces.subList(at, Math.min(at + NEXT, pieces.size()));
      messages.add(Message.of(Mrkdwn.text("… and on:"), code(some)));
    }
    if (pieces.size() > MOST) {
      // What no person types, but a program may send.
      var last = "What you sent goes on, but Slack takes no more of it back.";
      messages.set(MESSAGES - 1, Message.of(Mrkdwn.text(last)));
    }
    return messages.size() == 1
        ? new Reply.Private(messages.getFirst())
        : new Reply.Several(messages);
  }

  /** A sentence without anything to click. */
  public static Reply of(String sentence, String typed) {
    return of(Mrkdwn.text(sentence), typed, List.of());
  }

  private static Message first(Mrkdwn sentence, List<String> pieces, List<Element> buttons) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Section(sentence));
    blocks.addAll(code(pieces));
    blocks.add(new Block.Actions(buttons));
    return Message.of(sentence, blocks);
  }

  private static List<Block> code(List<String> pieces) {
    return pieces.stream().<Block>map(Block.Code::new).toList();
  }

  private static List<String> pieces(String typed) {
    var pieces = new ArrayList<String>();
    for (int from = 0; from < typed.length(); ) {
      int to = end(typed, from);
      pieces.add(typed.substring(from, to));
      from = to;
    }
    return pieces.stream().filter(piece -> !piece.isBlank()).toList();
  }

  /** Behind the last line or word that fits; never within a character. */
  private static int end(String typed, int from) {
    int most = from + PIECE;
    if (most >= typed.length()) {
      return typed.length();
    }
    int line = typed.lastIndexOf('\n', most - 1);
    if (line > from) {
      return line + 1;
    }
    int space = typed.lastIndexOf(' ', most - 1);
    if (space > from) {
      return space + 1;
    }
    return Character.isHighSurrogate(typed.charAt(most - 1)) ? most - 1 : most;
  }
}
