package dev.pitwall.card;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.SessionPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What can be typed; made from the commands themselves. */
public final class Help {
  private Help() {}

  /**
   * A command.
   *
   * @param usage what follows the word; may be empty
   * @param summary in a few words
   * @param example what follows the word, for instance; may be empty
   */
  public record Word(String word, String usage, String summary, String example) {}

  /** All of them. */
  public static Message of(List<Word> words) {
    var lines = words.stream().map(Help::line).toList();
    return Message.of(
        Mrkdwn.text("What you can type"),
        List.of(
            new Block.Section(Mrkdwn.stack(lines)),
            new Block.Context(
                Mrkdwn.concat(
                    Mrkdwn.text("A session's handle, such as "),
                    Mrkdwn.code("k3f9"),
                    Mrkdwn.text(", stands on its card. More on one word: "),
                    SlashCommand.code("help start")))));
  }

  /** One of them. */
  public static Message of(Word word) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Section(line(word)));
    if (!word.example().isEmpty()) {
      var example = SlashCommand.code(word.word(), word.example());
      blocks.add(new Block.Context(Mrkdwn.concat(Mrkdwn.text("For instance "), example)));
    }
    return Message.of(line(word), blocks);
  }

  /**
   * In short, with the sessions that run.
   *
   * @param start how one is started here
   */
  public static Message overview(List<Word> words, SessionPage running, Instant now, Mrkdwn start) {
    var blocks = new ArrayList<Block>();
    var head = SessionList.counts(running.counts());
    blocks.add(new Block.Section(Mrkdwn.join("  ·  ", List.of(Mrkdwn.bold("Sessions"), head))));
    blocks.addAll(SessionList.rows(running, now));
    if (running.more()) {
      blocks.add(
          new Block.Context(
              Mrkdwn.concat(Mrkdwn.text("More of them: "), SlashCommand.code("list running"))));
    }
    blocks.add(new Block.Divider());
    blocks.add(new Block.Section(start));
    blocks.add(new Block.Context(inShort(words)));
    return Message.of(head, blocks);
  }

  private static Mrkdwn inShort(List<Word> words) {
    var all = words.stream().map(Word::word).collect(Collectors.joining(", "));
    return Mrkdwn.concat(
        Mrkdwn.text("Words: " + all + ". What they do: "), SlashCommand.code("help"));
  }

  private static Mrkdwn line(Word word) {
    return Mrkdwn.stack(
        Mrkdwn.concat(Mrkdwn.bold(word.word()), Mrkdwn.text(" – " + word.summary())),
        SlashCommand.code(word.word(), word.usage()));
  }
}
