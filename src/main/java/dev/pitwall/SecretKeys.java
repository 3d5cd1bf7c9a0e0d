package dev.pitwall;

import dev.pitwall.access.Secret;
import java.util.List;

/** Reads {@code PITWALL_SECRET_KEY}. */
final class SecretKeys {
  private static final int SHORTEST = 32;

  private final ConfigReader reader;

  SecretKeys(ConfigReader reader) {
    this.reader = reader;
  }

  List<Secret> read() {
    var keys = ConfigReader.secrets(reader.value(Variable.PITWALL_SECRET_KEY));
    if (keys.stream().anyMatch(key -> key.length() < SHORTEST)) {
      reader.wrong(
          "PITWALL_SECRET_KEY is shorter than 32 characters. "
              + Variable.PITWALL_SECRET_KEY.source());
    }
    return keys.stream().map(Secret::new).toList();
  }

  /**
   * Says that it is missing.
   *
   * @param why it is needed
   */
  static String missing(String why) {
    return "PITWALL_SECRET_KEY is not set, but "
        + why
        + ". "
        + Variable.PITWALL_SECRET_KEY.source();
  }
}
