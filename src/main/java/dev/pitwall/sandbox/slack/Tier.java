package dev.pitwall.sandbox.slack;

/** Slack's rate limit classes: calls a minute and how many may come at once. */
enum Tier {
  T1(1, 1),
  T2(20, 10),
  T3(50, 20),
  T4(100, 40),
  /** auth.test and chat.getPermalink: hundreds a minute. */
  GENEROUS(600, 200),
  /** chat.postMessage: several hundred a minute in all, and one a second in each channel. */
  POSTING(300, 60);

  final int perMinute;
  final int burst;

  Tier(int perMinute, int burst) {
    this.perMinute = perMinute;
    this.burst = burst;
  }
}
