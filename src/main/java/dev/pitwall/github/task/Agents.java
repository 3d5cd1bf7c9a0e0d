package dev.pitwall.github.task;

import java.util.regex.Pattern;

/** The coding agent by the names that GitHub has for it. */
public final class Agents {
  /** What issues are assigned to. */
  public static final String ASSIGNEE = "copilot-swe-agent[bot]";

  private static final Pattern NAMES = Pattern.compile("(?i)copilot(?:-swe-agent)?(?:\\[bot\\])?");

  private Agents() {}

  /** Whether this is a name of the agent's. */
  public static boolean is(String login) {
    return NAMES.matcher(login).matches();
  }
}
