package dev.pitwall.command;

import dev.pitwall.card.Reply;

/** A word after {@code /agents}. */
public interface Command {

  /** The word: {@code stop}. */
  String word();

  /** What follows it: {@code <handle> [reason…]}; empty when nothing does. */
  String usage();

  /** What it does, in a few words without a full stop: {@code stop a session}. */
  String summary();

  /** What follows it, for instance: {@code k3f9 wrong direction}; empty when nothing does. */
  String example();

  /** Does it; comes on a virtual thread after Slack has its ack, so it may take its time. */
  Reply run(CommandRequest request);
}
