package dev.pitwall.card.block;

/** The emoji that mean something here; foreign text can't make them. */
public enum Sign {
  QUEUED("hourglass_flowing_sand"),
  WORKING("large_blue_circle"),
  NEEDS_ANSWER("raised_hand"),
  IDLE("zzz"),
  STOPPING("octagonal_sign"),
  STOPPED("black_square_for_stop"),
  DONE("white_check_mark"),
  FAILED("x"),
  TIMED_OUT("alarm_clock"),
  NO_NEWS("white_circle"),
  EXPLORED("mag"),
  CHANGED("pencil2"),
  VALIDATED("test_tube"),
  SAID("speech_balloon"),
  THOUGHT("thought_balloon"),
  TOLD("leftwards_arrow_with_hook"),
  RAN("computer"),
  PREPARED("gear"),
  PLANNED("clipboard");

  private final String name;

  Sign(String name) {
    this.name = name;
  }

  /** Slack's short code: {@code :zzz:}. */
  String code() {
    return ":" + name + ":";
  }
}
