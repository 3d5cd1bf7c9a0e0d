package dev.pitwall.sandbox.github.wire;

/** The three hosts that share the port. */
public enum Host {
  /** What {@code GITHUB_URL} names: pages and logging in. */
  WEB(""),
  /** What {@code GITHUB_API_URL} names. */
  API("api"),
  /** What {@code COPILOT_API_URL} names. */
  COPILOT("copilot");

  private final String folder;

  Host(String folder) {
    this.folder = folder;
  }

  /** Its first path segment here; empty for the root. */
  public String folder() {
    return folder;
  }
}
