package dev.pitwall.acp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pitwall.acp.AgentsFile.AgentEntry;
import dev.pitwall.acp.AgentsFile.RepositoryEntry;
import dev.pitwall.session.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads an agents file and says what is wrong with it: file, place, and what would be right. */
final class AgentsFileReader {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)\\}");
  private static final Pattern AGENT_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
  private static final Pattern LOCATION =
      Pattern.compile("\\s*(at \\[Source|in 'reader'|\\(start marker).*", Pattern.DOTALL);

  private final Path file;
  private final Map<String, String> environment;

  AgentsFileReader(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  AgentsFile read() throws InvalidAgentsFile {
    var root = tree();
    keys("", root, Set.of("agents", "repositories"));
    var agents = new LinkedHashMap<String, AgentEntry>();
    for (var entry : filled("agents", root.path("agents")).properties()) {
      agents.put(entry.getKey(), agent(entry.getKey(), entry.getValue()));
    }
    var repositories = new ArrayList<RepositoryEntry>();
    for (var entry : filled("repositories", root.path("repositories")).properties()) {
      repositories.add(repository(entry.getKey(), entry.getValue(), agents.keySet()));
    }
    return new AgentsFile(file, agents, repositories);
  }

  private JsonNode tree() throws InvalidAgentsFile {
    try {
      return YAML.readTree(Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new InvalidAgentsFile(
          "There is no file "
              + file
              + ". PITWALL_AGENTS must name the file that lists the agents.");
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new InvalidAgentsFile(
          "%s, line %d: this is not YAML that can be read (%s). Correct it there."
              .formatted(file.getFileName(), at == null ? 1 : at.getLineNr(), reason(e)));
    } catch (IOException e) {
      throw new InvalidAgentsFile(
          file + " can't be read. Give Pitwall's user the right to read it, as UTF-8 text.");
    }
  }

  private static String reason(JsonProcessingException e) {
    return Plain.line(
        LOCATION.matcher(String.valueOf(e.getOriginalMessage())).replaceFirst(""), 120);
  }

  private AgentEntry agent(String name, JsonNode node) throws InvalidAgentsFile {
    var place = "agents." + name;
    if (!AGENT_NAME.matcher(name).matches()) {
      throw wrong(place, "is no name for an agent.", "Use letters, digits, `.`, `_` and `-`.");
    }
    keys(place, node, Set.of("command", "env"));
    var command = new ArrayList<String>();
    for (var part : node.path("command")) {
      command.add(text(place + ".command", part));
    }
    if (command.isEmpty() || command.getFirst().isBlank()) {
      throw wrong(
          place,
          "has no `command`.",
          "Give it one as a list, such as `command: [my-agent, --acp]`.");
    }
    if (command.getFirst().contains("/")) {
      command.set(0, path(place + ".command", command.getFirst()).toString());
    }
    var variables = new LinkedHashMap<String, String>();
    for (var entry : map(place + ".env", node.path("env")).properties()) {
      variables.put(entry.getKey(), text(place + ".env." + entry.getKey(), entry.getValue()));
    }
    return new AgentEntry(name, command, variables);
  }

  private RepositoryEntry repository(String name, JsonNode node, Set<String> agents)
      throws InvalidAgentsFile {
    var place = "repositories." + name;
    var repository = Repository.parse(name);
    if (repository.isEmpty()) {
      throw wrong(place, "is no name for a repository.", "Write it as `owner/name`.");
    }
    keys(place, node, Set.of("path", "branch", "agent"));
    var folder = path(place + ".path", required(place, node, "path", "/srv/git/shop"));
    var agent = required(place, node, "agent", agents.iterator().next());
    if (!agents.contains(agent)) {
      throw wrong(
          place + ".agent",
          "names `" + agent + "`, which is not among the agents.",
          Hint.at(agent, agents).strip());
    }
    var branch = node.has("branch") ? required(place, node, "branch", "main") : "";
    return new RepositoryEntry(repository.get(), folder, branch, agent);
  }

  private String required(String place, JsonNode node, String key, String example)
      throws InvalidAgentsFile {
    var value = node.has(key) ? text(place + "." + key, node.path(key)).strip() : "";
    if (value.isEmpty()) {
      throw wrong(
          place, "has no `" + key + "`.", "Give it one, such as `" + key + ": " + example + "`.");
    }
    return value;
  }

  private Path path(String place, String text) throws InvalidAgentsFile {
    try {
      var home = environment.get("HOME");
      var path =
          text.startsWith("~/") && home != null
              ? Path.of(home).resolve(text.substring(2))
              : Path.of(text);
      return file.resolveSibling(path).normalize();
    } catch (InvalidPathException e) {
      throw wrong(place, "is no path.", "Give the path of a folder or program.");
    }
  }

  private String text(String place, JsonNode node) throws InvalidAgentsFile {
    if (!node.isValueNode() || node.isNull()) {
      throw wrong(place, "must be a text.", "Put it in quotes if it has special characters.");
    }
    var filled = new StringBuilder();
    var variables = VARIABLE.matcher(node.asText());
    while (variables.find()) {
      var value = environment.get(variables.group(1));
      if (value == null) {
        throw wrong(
            place,
            "takes ${" + variables.group(1) + "}, which is not set.",
            "Set that variable where Pitwall is started, or take it out.");
      }
      variables.appendReplacement(filled, java.util.regex.Matcher.quoteReplacement(value));
    }
    return variables.appendTail(filled).toString();
  }

  private JsonNode filled(String place, JsonNode node) throws InvalidAgentsFile {
    if (map(place, node).isEmpty()) {
      throw new InvalidAgentsFile(
          "%s: there is nothing under `%s`. See agents.sample.yml for how to list them."
              .formatted(file.getFileName(), place));
    }
    return node;
  }

  private JsonNode map(String place, JsonNode node) throws InvalidAgentsFile {
    if (!node.isObject() && !node.isMissingNode()) {
      throw wrong(place, "must have lines of `name: …` under it.", "See agents.sample.yml.");
    }
    return node;
  }

  private void keys(String place, JsonNode node, Set<String> valid) throws InvalidAgentsFile {
    if (!node.isObject()) {
      throw wrong(place.isEmpty() ? "the file" : place, "has nothing in it.", oneOf(valid));
    }
    for (var entry : node.properties()) {
      if (!valid.contains(entry.getKey())) {
        var path = place.isEmpty() ? entry.getKey() : place + "." + entry.getKey();
        throw wrong(path, "is unknown.", Hint.at(entry.getKey(), new TreeSet<>(valid)).strip());
      }
    }
  }

  private static String oneOf(Set<String> keys) {
    return "It takes `" + String.join("`, `", List.copyOf(new TreeSet<>(keys))) + "`.";
  }

  private InvalidAgentsFile wrong(String place, String what, String advice) {
    return new InvalidAgentsFile(
        "%s: `%s` %s %s".formatted(file.getFileName(), place, what, advice));
  }
}
