package dev.pitwall.card;

import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.Session;
import java.util.List;
import java.util.Optional;

/** What people are told when what they named does not exist: what does, and what they typed. */
public final class NotFound {
  private NotFound() {}

  /** There is no such word after {@code /agents}. */
  public static Reply word(String typed, String rest, Optional<Help.Word> nearest) {
    var no = "There is no %s. ".formatted(Quoted.code(SlashCommand.line(typed)));
    if (nearest.isPresent()) {
      var word = nearest.get();
      var meant =
          "Did you mean %s, to %s?"
              .formatted(Quoted.code(SlashCommand.line(word.word())), word.summary());
      return TypedBack.of(no + meant, rest.isEmpty() ? "" : SlashCommand.line(word.word(), rest));
    }
    return rest.isEmpty()
        ? TypedBack.of(no + "`/agents help` shows what there is.", "")
        : TypedBack.of(
            no + "To start a session with these words as its task, put `start` before them:",
            SlashCommand.line("start", typed, rest));
  }

  /** No session was named. */
  public static Reply noHandle(String word, String usage) {
    return TypedBack.of(
        "Say which session: %s. Its handle stands at the end of its card, and in `/agents list`."
            .formatted(Quoted.code(SlashCommand.line(word, usage))),
        "");
  }

  /** There is no session of that handle. */
  public static Reply session(String word, String typed, Optional<Session> nearest, String rest) {
    var no = Mrkdwn.text("There is no session %s. ".formatted(Quoted.code(typed)));
    if (nearest.isEmpty()) {
      return TypedBack.of(
          Mrkdwn.concat(no, Mrkdwn.text("`/agents list` shows those there are.")), rest, List.of());
    }
    var session = nearest.get();
    var handle = session.handle().text();
    var meant =
        Mrkdwn.concat(
            no,
            Mrkdwn.text("Did you mean "),
            Mrkdwn.code(handle),
            Mrkdwn.text(", "),
            Mrkdwn.bold(session.task().title()),
            Mrkdwn.text("?"));
    return TypedBack.of(meant, SlashCommand.line(word, handle, rest), List.of());
  }
}
