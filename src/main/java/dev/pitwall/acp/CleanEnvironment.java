package dev.pitwall.acp;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a process that Pitwall starts may know of Pitwall's environment. A list of what passes, not
 * of what does not, because tokens come under any name.
 */
final class CleanEnvironment {
  private static final Set<String> PASS =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "LANG",
          "LANGUAGE",
          "TZ",
          "TERM",
          "TMPDIR",
          "XDG_CONFIG_HOME",
          "XDG_DATA_HOME",
          "XDG_STATE_HOME",
          "XDG_CACHE_HOME",
          "XDG_RUNTIME_DIR",
          // Networks where nothing works without them.
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "NODE_EXTRA_CA_CERTS");

  private CleanEnvironment() {}

  /** What passes of an environment, for the process to change. */
  static Map<String, String> of(Map<String, String> whole) {
    var clean = new TreeMap<String, String>();
    whole.forEach((name, value) -> {
      if (PASS.contains(name) || name.startsWith("LC_")) {
        clean.put(name, value);
      }
    });
    // Nobody sits there to be asked.
    clean.put("GIT_TERMINAL_PROMPT", "0");
    return clean;
  }
}
