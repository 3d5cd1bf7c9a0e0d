package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.acp.AgentsFile.AgentEntry;
import dev.pitwall.acp.AgentsFile.RepositoryEntry;
import dev.pitwall.sandbox.agent.SampleRepository;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a session can't be started, and what doctor says of it. */
class ObjectionsIT {
  private static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"));

  @TempDir Path folder;
  private Path shop;
  private AgentsFile file;
  private Objections objections;

  @BeforeEach
  void lay() throws Exception {
    shop = SampleRepository.createAt(folder.resolve("my shop"));
    Yard.git(shop, "branch", "release-1");
    Files.createDirectories(folder.resolve("plain"));
    Files.createDirectories(shop.resolve("sub"));
    Yard.git(folder, "init", "-q", "-b", "main", "empty");
    var agents = new LinkedHashMap<String, AgentEntry>();
    agents.put("shell", new AgentEntry("shell", List.of("sh"), Map.of()));
    agents.put("robot", new AgentEntry("robot", List.of("no-such-robot", "--acp"), Map.of()));
    file =
        new AgentsFile(
            folder.resolve("agents.yml"),
            agents,
            List.of(
                entry("shop", shop),
                entry("gone", folder.resolve("gone")),
                entry("plain", folder.resolve("plain")),
                entry("sub", shop.resolve("sub")),
                entry("empty", folder.resolve("empty"))));
    objections = new Objections(file, PATH);
  }

  private static RepositoryEntry entry(String name, Path path) {
    return new RepositoryEntry(new Repository("acme", name), path, "", "shell");
  }

  private static Task task(String repository, String agent, String model, String branch) {
    return new Task(
        "acp", new Repository("acme", repository), "t", "t", agent, model, branch, null, "", null);
  }

  private String objection(String repository, String agent, String branch) {
    return objections.to(task(repository, agent, "", branch)).orElse("");
  }

  @Test
  void thereIsNoneToWhatCanBeStarted() {
    assertEquals(Optional.empty(), objections.to(task("shop", "", "", "")));
    assertEquals(Optional.empty(), objections.to(task("SHOP", "Shell", "", "release-1")));
  }

  @Test
  void aBranchOfTheOriginWillDo() throws Exception {
    Yard.git(folder, "clone", "-q", shop.toString(), "clone");
    var clone = entry("clone", folder.resolve("clone"));

    var base =
        Base.find(
            new Git(clone.folder(), PATH, new java.util.concurrent.CompletableFuture<>()),
            clone,
            "release-1");
    assertEquals("release-1", ((Base.Found) base).name());
  }

  @Test
  void anUnknownBranchNamesTheNearest() {
    assertEquals(
        "There is no branch `relaese-1` in acme/shop. Did you mean `release-1`?",
        objection("shop", "", "relaese-1"));
    assertEquals(
        "There is no branch `--upload-pack=x` in acme/shop. There is `main`, `release-1`.",
        objection("shop", "", "--upload-pack=x"));
  }

  @Test
  void anUnknownAgentNamesTheNearest() {
    assertEquals(
        "There is no agent `shel` for acme/shop. Did you mean `shell`?",
        objection("shop", "shel", ""));
  }

  @Test
  void anAgentThatIsNotInstalledIsNamed() {
    assertEquals(
        "The agent `robot` can't be started: `no-such-robot` is not installed on Pitwall's"
            + " machine. Ask whoever runs Pitwall, or name another.",
        objection("shop", "robot", ""));
  }

  @Test
  void anUnknownRepositoryNamesTheNearest() {
    assertEquals(
        "There is no repository `acme/shpo` here. Did you mean `acme/shop`?",
        objection("shpo", "", ""));
  }

  @Test
  void aModelCanNotBeChosen() {
    assertEquals(
        Optional.of("Local agents choose their model themselves. Leave `model:` out."),
        objections.to(task("shop", "", "gpt", "")));
  }

  @Test
  void aFolderThatIsNoRepositoryIsNamed() {
    assertEquals(
        "The folder of acme/gone, "
            + folder.resolve("gone")
            + ", is missing on Pitwall's machine. Ask whoever runs Pitwall.",
        objection("gone", "", ""));
    assertEquals(
        "The folder of acme/plain, "
            + folder.resolve("plain")
            + ", is not a git repository. Ask whoever runs Pitwall.",
        objection("plain", "", ""));
    assertEquals(
        "The folder of acme/sub, "
            + shop.resolve("sub")
            + ", is not a git repository. Ask whoever runs Pitwall.",
        objection("sub", "", ""));
  }

  @Test
  void aRepositoryWithoutCommitsIsNamed() {
    assertEquals(
        "There is no commit in acme/empty yet, so nothing to begin from. Commit something there"
            + " first.",
        objection("empty", "", ""));
  }

  @Test
  void aDetachedHeadIsSomethingToBeginFrom() throws Exception {
    Yard.git(shop, "checkout", "-q", "--detach");

    assertEquals("", objection("shop", "", ""));
  }

  @Test
  void checkingTellsOfEverything() throws Exception {
    var commit = Yard.git(shop, "rev-parse", "main").substring(0, 7);
    var findings = LocalAgents.check(file, PATH);

    assertEquals(
        List.of(true, true, false, true, false, false, false, false),
        findings.stream().map(Finding::ok).toList());
    assertEquals("git", findings.getFirst().subject());
    assertEquals(
        new Finding(
            false,
            "agent robot",
            "`no-such-robot` is not there, or is no program. Install it, or correct `command`."),
        findings.get(2));
    assertEquals(
        new Finding(
            true,
            "repository acme/shop",
            "%s, from main (%s), agent shell".formatted(shop, commit)),
        findings.get(3));
  }

  @Test
  void aMissingGitIsNamed() {
    assertEquals(
        new Finding(false, "git", "It can't be run: git is not on Pitwall's PATH. Install it."),
        LocalAgents.check(file, Map.of("PATH", folder.toString())).getFirst());
  }
}
