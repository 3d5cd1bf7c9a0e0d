package dev.pitwall.session;

/** What a source of sessions can do; a card shows no button that its source cannot honour. */
public enum Capability {
  START,
  LOG,
  STOP,
  /** Takes messages: at once or, without {@link #SAY_MID_TURN}, at the next turn. */
  SAY,
  SAY_MID_TURN,
  /** Takes messages when it has ended: that begins another turn. */
  FOLLOW_UP,
  ANSWER,
  ARCHIVE
}
