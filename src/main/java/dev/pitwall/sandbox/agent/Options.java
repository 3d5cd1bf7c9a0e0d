package dev.pitwall.sandbox.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param script one of {@link Scripts}, or null: the prompt decides
 * @param pace what every pause is multiplied with: 1 to watch, less for tests
 */
record Options(@Nullable String script, double pace) {

  static Options of(List<String> arguments) {
    @Nullable String script = null;
    double pace = 1;
    for (int i = 0; i < arguments.size(); i += 2) {
      var value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      switch (arguments.get(i)) {
        case "--script" -> script = known(value);
        case "--pace" -> pace = pace(value);
        default ->
            throw new IllegalArgumentException(
                "Unknown option " + arguments.get(i) + "; there are --script and --pace.");
      }
    }
    return new Options(script, pace);
  }

  private static String known(String name) {
    if (!Scripts.names().contains(name)) {
      throw new IllegalArgumentException(
          "No script is called '" + name + "'; there are " + String.join(", ", Scripts.names()));
    }
    return name;
  }

  private static double pace(String value) {
    try {
      double pace = Double.parseDouble(value);
      if (pace >= 0 && pace <= 100) {
        return pace;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new IllegalArgumentException("--pace takes a number from 0 to 100, not '" + value + "'.");
  }
}
