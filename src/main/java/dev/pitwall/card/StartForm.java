package dev.pitwall.card;

import dev.pitwall.card.block.Ellipsis;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Planner.Choices;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.TaskRequest;
import dev.pitwall.session.Workspace;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the dialog to start a session shows when it opens.
 *
 * @param wanted what stands in it
 * @param channel where the card goes
 * @param hint what to know about the prompt; empty when nothing
 */
public record StartForm(TaskRequest wanted, Choices choices, Channel channel, String hint) {
  /** Longest prompt that the dialog can hold; Slack's limit. */
  public static final int LONGEST = 3000;

  private static final int PARTS = 6;

  /** Whether the dialog can hold the prompt, or need not because it has it from the old session. */
  public static boolean holds(TaskRequest wanted) {
    return wanted.prompt().length() <= LONGEST || wanted.restartOf() != null;
  }

  /** What of a text fits into the dialog. */
  public static String beginning(String text) {
    return Ellipsis.cut(text, LONGEST);
  }

  /** Whether the old session's prompt is kept as it is, being too long to edit here. */
  boolean keepsPrompt() {
    return wanted.prompt().length() > LONGEST;
  }

  /**
   * What a submission must know besides the fields.
   *
   * @param keepsPrompt what was typed is to be added to the old session's prompt
   */
  public record Origin(Channel channel, @Nullable SessionId restartOf, boolean keepsPrompt) {
    private static final Pattern CHANNEL = Pattern.compile("[CGD][A-Z0-9]{1,30}");
    private static final String KEEPS = "keep";

    String write() {
      return String.join(
          "|", channel.id(), restartOf == null ? "" : restartOf.text(), keepsPrompt ? KEEPS : "");
    }

    /** Reads it back; empty when no dialog of ours says so. */
    public static Optional<Origin> read(String metadata, Workspace workspace) {
      var parts = metadata.split("\\|", -1);
      if (parts.length != 3 || !CHANNEL.matcher(parts[0]).matches()) {
        return Optional.empty();
      }
      var channel = new Channel(workspace, parts[0]);
      var old = ButtonValue.parse(parts[1]).map(ButtonValue::session);
      return Optional.of(new Origin(channel, old.orElse(null), parts[2].equals(KEEPS)));
    }
  }

  Origin origin() {
    return new Origin(channel, wanted.restartOf(), keepsPrompt());
  }

  /** For a button that opens the dialog with this in it; empty when it is too much for a button. */
  public static Optional<String> write(TaskRequest wanted) {
    var value =
        String.join(
            "|",
            wanted.repository().replace("|", ""),
            wanted.baseBranch().replace("|", ""),
            wanted.model().replace("|", ""),
            wanted.agent().replace("|", ""),
            wanted.via().replace("|", ""),
            wanted.prompt());
    return value.length() <= 2000 ? Optional.of(value) : Optional.empty();
  }

  /** Reads it back; what no button of ours says is an empty dialog. */
  public static TaskRequest read(String value) {
    var parts = value.split("\\|", PARTS);
    return parts.length < PARTS
        ? TaskRequest.of("")
        : new TaskRequest(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], "", null);
  }
}
