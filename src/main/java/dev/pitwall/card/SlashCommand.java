package dev.pitwall.card;

import dev.pitwall.card.block.Mrkdwn;

/** The command that people type, as texts name it. */
public final class SlashCommand {
  public static final String NAME = "/agents";

  private SlashCommand() {}

  /** To be typed: {@code `/agents stop k3f9`}. */
  public static Mrkdwn code(String... words) {
    return Mrkdwn.code(line(words));
  }

  /** The same without markup. */
  public static String line(String... words) {
    return (NAME + " " + String.join(" ", words)).strip();
  }
}
