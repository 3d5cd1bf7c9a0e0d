package dev.pitwall.github.api;

/**
 * What is called.
 *
 * @param path begins with a slash and has its query, both encoded: {@code
 *     /agents/tasks?per_page=100}
 */
public record Call(Host host, String path) {

  /** Where; each has its own base address, headers and peculiarities. */
  public enum Host {
    /** {@code GITHUB_API_URL}: the documented REST interface, {@code /agents/…} and GraphQL. */
    API,
    /** {@code COPILOT_API_URL}, or what GitHub says it is: session logs; not documented. */
    COPILOT
  }

  public static Call api(String path) {
    return new Call(Host.API, path);
  }

  public static Call copilot(String path) {
    return new Call(Host.COPILOT, path);
  }
}
