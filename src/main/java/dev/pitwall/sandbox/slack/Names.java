package dev.pitwall.sandbox.slack;

/** Who and what exists in the sandbox before anybody does anything. */
final class Names {
  static final String TEAM = "T0PITWALL";
  static final String TEAM_NAME = "Pit Lane";
  static final String TEAM_DOMAIN = "pit-lane";
  static final String APP = "A0PITWALL";
  static final String APP_NAME = "Pitwall";
  static final String BOT = "B0PITWALL";
  static final String BOT_USER = "U0PITWALL";

  private Names() {}
}
