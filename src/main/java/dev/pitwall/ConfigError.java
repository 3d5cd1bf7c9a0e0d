package dev.pitwall;

import java.util.List;

/** The environment is not usable; every mistake is named. */
final class ConfigError extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> sentences;

  ConfigError(List<String> sentences) {
    super(String.join("\n", sentences));
    this.sentences = List.copyOf(sentences);
  }

  /** One mistake each, with what to do. */
  List<String> sentences() {
    return sentences;
  }
}
