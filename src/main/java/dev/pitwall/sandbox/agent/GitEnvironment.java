package dev.pitwall.sandbox.agent;

import java.util.Map;

/** Makes git do the same on every machine: no user or system settings, signatures or hooks. */
final class GitEnvironment {
  private GitEnvironment() {}

  static void apply(Map<String, String> environment, String author, String email) {
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_AUTHOR_NAME", author);
    environment.put("GIT_AUTHOR_EMAIL", email);
    environment.put("GIT_COMMITTER_NAME", author);
    environment.put("GIT_COMMITTER_EMAIL", email);
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_COUNT", "3");
    environment.put("GIT_CONFIG_KEY_0", "commit.gpgSign");
    environment.put("GIT_CONFIG_VALUE_0", "false");
    environment.put("GIT_CONFIG_KEY_1", "core.hooksPath");
    environment.put("GIT_CONFIG_VALUE_1", "/dev/null");
    environment.put("GIT_CONFIG_KEY_2", "core.autocrlf");
    environment.put("GIT_CONFIG_VALUE_2", "false");
    environment.put("GIT_TERMINAL_PROMPT", "0");
  }
}
