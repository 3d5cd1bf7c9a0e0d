package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pitwall.acp.AgentsFile.AgentEntry;
import dev.pitwall.acp.AgentsFile.RepositoryEntry;
import dev.pitwall.session.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AgentsFileTest {
  private static final String GOOD =
      """
      agents:
        claude: { command: [claude-code-acp], env: { KEY: "x${SECRET}y", PORT: 3000 } }
        own: { command: [tools/agent, --acp, "${SECRET}"] }
      repositories:
        acme/shop: { path: git/shop, branch: main, agent: claude }
        acme/home: { path: ~/home, agent: own }
      """;

  @TempDir Path folder;

  private AgentsFile read(String text) throws Exception {
    var file = Files.writeString(folder.resolve("agents.yml"), text);
    return AgentsFile.read(file, Map.of("SECRET", "s3cr$t", "HOME", "/home/pit"));
  }

  private String complaint(String text) {
    return assertThrows(InvalidAgentsFile.class, () -> read(text)).sentence();
  }

  @Test
  void listsAgentsAndRepositories() throws Exception {
    var file = read(GOOD);

    assertEquals(List.of("claude", "own"), List.copyOf(file.agents().keySet()));
    assertEquals(Map.of("KEY", "xs3cr$ty", "PORT", "3000"), agent(file, "claude").environment());
    assertEquals(
        List.of(folder.resolve("tools/agent").toString(), "--acp", "s3cr$t"),
        agent(file, "own").command());
    assertEquals(
        List.of(
            new RepositoryEntry(
                new Repository("acme", "shop"), folder.resolve("git/shop"), "main", "claude"),
            new RepositoryEntry(
                new Repository("acme", "home"), Path.of("/home/pit/home"), "", "own")),
        file.repositories());
  }

  private static AgentEntry agent(AgentsFile file, String name) {
    return java.util.Objects.requireNonNull(file.agents().get(name));
  }

  @Test
  void keepsSecretsOutOfLogs() throws Exception {
    assertFalse(read(GOOD).toString().contains("s3cr"));
  }

  @Test
  void theSampleIsRight() throws Exception {
    var sample = Path.of("src/main/dist/agents.sample.yml");

    assertEquals(1, AgentsFile.read(sample, Map.of("ANTHROPIC_API_KEY", "k")).agents().size());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    var file = folder.resolve("agents.yml");

    assertEquals(
        "There is no file " + file + ". PITWALL_AGENTS must name the file that lists the agents.",
        assertThrows(InvalidAgentsFile.class, () -> AgentsFile.read(file, Map.of())).sentence());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "", "agents.yml: `the file` has nothing in it. It takes `agents`, `repositories`."),
        Arguments.of("agent: {}", "agents.yml: `agent` is unknown. Did you mean `agents`?"),
        Arguments.of(
            "agents: {}",
            "agents.yml: there is nothing under `agents`. See agents.sample.yml for how to list"
                + " them."),
        Arguments.of(
            "agents: [claude]",
            "agents.yml: `agents` must have lines of `name: …` under it. See agents.sample.yml."),
        Arguments.of(
            "agents: { a: { command: [x] } }",
            "agents.yml: there is nothing under `repositories`. See agents.sample.yml for how to"
                + " list them."),
        Arguments.of(
            "agents: { a: { comand: [x] } }",
            "agents.yml: `agents.a.comand` is unknown. Did you mean `command`?"),
        Arguments.of(
            "agents: { a: { colour: red } }",
            "agents.yml: `agents.a.colour` is unknown. There is `command`, `env`."),
        Arguments.of(
            "agents: { a: { command: [] } }",
            "agents.yml: `agents.a` has no `command`. Give it one as a list, such as `command:"
                + " [my-agent, --acp]`."),
        Arguments.of(
            "agents: { a: { command: my-agent --acp } }",
            "agents.yml: `agents.a` has no `command`. Give it one as a list, such as `command:"
                + " [my-agent, --acp]`."),
        Arguments.of(
            "agents: { a: }",
            "agents.yml: `agents.a` has nothing in it. It takes `command`, `env`."),
        Arguments.of(
            "agents: { 'a b': { command: [x] } }",
            "agents.yml: `agents.a b` is no name for an agent. Use letters, digits, `.`, `_` and"
                + " `-`."),
        Arguments.of(
            "agents: { a: { command: [x], env: { KEY: '${NOPE}' } } }",
            "agents.yml: `agents.a.env.KEY` takes ${NOPE}, which is not set. Set that variable"
                + " where Pitwall is started, or take it out."),
        Arguments.of(
            "agents: { a: { command: [x], env: { KEY: [1] } } }",
            "agents.yml: `agents.a.env.KEY` must be a text. Put it in quotes if it has special"
                + " characters."),
        Arguments.of(
            repository("shop: { path: /x, agent: a }"),
            "agents.yml: `repositories.shop` is no name for a repository. Write it as"
                + " `owner/name`."),
        Arguments.of(
            repository("acme/shop: { agent: a }"),
            "agents.yml: `repositories.acme/shop` has no `path`. Give it one, such as `path:"
                + " /srv/git/shop`."),
        Arguments.of(
            repository("acme/shop: { path: /x }"),
            "agents.yml: `repositories.acme/shop` has no `agent`. Give it one, such as `agent:"
                + " a`."),
        Arguments.of(
            repository("acme/shop: { path: /x, agent: ab }"),
            "agents.yml: `repositories.acme/shop.agent` names `ab`, which is not among the"
                + " agents. Did you mean `a`?"),
        Arguments.of(
            repository("acme/shop: { path: /x, agent: a, brunch: b }"),
            "agents.yml: `repositories.acme/shop.brunch` is unknown. Did you mean `branch`?"),
        Arguments.of(
            "agents:\n  a: { command: [x] }\n  a: { command: [y] }",
            "agents.yml, line 3: this is not YAML that can be read (Duplicate field 'a')."
                + " Correct it there."),
        Arguments.of(
            "agents:\n  a: { command: [x\n",
            "agents.yml, line 2: this is not YAML that can be read (while parsing a flow"
                + " sequence). Correct it there."));
  }

  private static String repository(String line) {
    return "agents: { a: { command: [x] } }\nrepositories: { " + line + " }";
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedWithItsPlaceAndWhatWouldBeRight(String text, String sentence) {
    assertEquals(sentence, complaint(text));
  }
}
