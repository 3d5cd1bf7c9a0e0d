package dev.pitwall.command;

import dev.pitwall.card.Help;
import dev.pitwall.card.NotFound;
import dev.pitwall.card.Reply;
import dev.pitwall.session.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /agents help}. */
final class HelpCommand implements Command {
  private final List<Command> others;

  HelpCommand(List<Command> others) {
    this.others = others;
  }

  @Override
  public String word() {
    return "help";
  }

  @Override
  public String usage() {
    return "[command]";
  }

  @Override
  public String summary() {
    return "show this, or more on one command";
  }

  @Override
  public String example() {
    return "start";
  }

  @Override
  public Reply run(CommandRequest request) {
    var asked = request.firstWord();
    if (asked.isEmpty()) {
      return new Reply.Private(Help.of(words()));
    }
    return words().stream()
        .filter(word -> word.word().equalsIgnoreCase(asked))
        .findFirst()
        .<Reply>map(word -> new Reply.Private(Help.of(word)))
        .orElseGet(() -> NotFound.word(asked, "", nearest(asked)));
  }

  /** All words, this one too. */
  List<Help.Word> words() {
    return Stream.concat(others.stream(), Stream.of(this))
        .map(c -> new Help.Word(c.word(), c.usage(), c.summary(), c.example()))
        .toList();
  }

  /** The word that may have been meant. */
  Optional<Help.Word> nearest(String typed) {
    return Nearest.to(typed, words().stream().map(Help.Word::word).toList())
        .flatMap(near -> words().stream().filter(word -> word.word().equals(near)).findFirst());
  }
}
