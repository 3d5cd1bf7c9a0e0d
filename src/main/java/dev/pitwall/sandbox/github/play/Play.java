package dev.pitwall.sandbox.github.play;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the agent does for a kind of prompt.
 *
 * @param words that a prompt has when it means this
 * @param title of the pull request
 * @param stubborn it does not end when its run is cancelled
 * @param plan what the pull request says is to be done; may be empty
 * @param steps in order; {@code ${task}} in their texts stands for the prompt
 */
record Play(
    List<String> words, String title, boolean stubborn, List<String> plan, List<Step> steps) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  static Play named(String name) {
    try (var text =
        Play.class.getResourceAsStream("/dev/pitwall/sandbox/github/" + name + ".yaml")) {
      if (text == null) {
        throw new FileNotFoundException("The play " + name + " is missing from this build.");
      }
      return YAML.readValue(text, Play.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many of the words the prompt has. */
  long fits(String prompt) {
    var lower = prompt.toLowerCase(Locale.ROOT);
    return words.stream().filter(lower::contains).count();
  }

  List<Beat> beats() {
    var beats = new ArrayList<Beat>();
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      beats.add(new Beat(step, i, false));
      if (step instanceof Step.TwoBeats) {
        beats.add(new Beat(step, i, true));
      }
    }
    return beats;
  }
}
