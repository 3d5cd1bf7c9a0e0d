package dev.pitwall.sandbox.agent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A piece of work the agent knows, kept as a resource {@code plays/NAME.yaml}.
 *
 * @param words what a prompt that means this work says
 * @param steps in order; {@code ${task}} in their texts stands for the prompt
 */
record Play(List<String> words, List<Step> steps) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  static Play named(String name) throws IOException {
    try (var text = Play.class.getResourceAsStream("plays/" + name + ".yaml")) {
      if (text == null) {
        throw new FileNotFoundException("The play " + name + " is missing from this build.");
      }
      return YAML.readValue(text, Play.class);
    }
  }

  /** How many of the words the prompt has. */
  long fits(String prompt) {
    var lower = prompt.toLowerCase(Locale.ROOT);
    return words.stream().filter(lower::contains).count();
  }

  /** Whether the folder still holds what this work would change. */
  boolean isOpen(Path folder) throws IOException {
    for (var step : steps) {
      if (step instanceof Step.Edit(var file, var old, var _) && old != null) {
        var path = folder.resolve(file);
        return Files.isRegularFile(path) && Files.readString(path).contains(old);
      }
    }
    return true;
  }
}
