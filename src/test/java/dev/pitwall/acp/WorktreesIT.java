package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.LogEntry.Setup;
import dev.pitwall.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an agent works, and what it knows. Its agent is a shell that ends at once. */
class WorktreesIT {
  @TempDir Path folder;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(folder, Yard.QUICK, "sh", "-c", "env > env.txt; pwd > pwd.txt; exit 1");
  }

  @AfterEach
  void close() {
    yard.close();
  }

  private Session ended(Session session) throws InterruptedException {
    assertEquals(new ActOutcome.Done(), yard.agents.start(session));
    return yard.witness.end(session.id());
  }

  private String made(Session session, String file) throws IOException {
    return Files.readString(yard.worktree(session).resolve(file));
  }

  @Test
  void anAgentWorksInItsOwnFolderAndKnowsNothingOfPitwallsSecrets() throws Exception {
    var environment = new HashMap<>(System.getenv());
    environment.put("SLACK_BOT_TOKEN", "xoxb");
    environment.put("GITHUB_TOKEN", "ghp");
    environment.put("PITWALL_SECRET_KEY", "k");
    environment.put("AWS_SECRET_ACCESS_KEY", "a");
    var file = yard.file(List.of("sh", "-c", "env > env.txt; pwd > pwd.txt; exit 1"));
    try (var agents = yard.agents(file, environment, Yard.QUICK, yard.witness)) {
      var session = yard.queued("Look");
      agents.start(session);
      yard.witness.end(session.id());

      assertEquals(yard.worktree(session).toRealPath() + "\n", made(session, "pwd.txt"));
      var env = made(session, "env.txt");
      assertTrue(env.contains("\nPATH=") || env.startsWith("PATH="), env);
      assertFalse(env.matches("(?s).*(SLACK_|GITHUB_|PITWALL_|AWS_).*"), env);
    }
  }

  @Test
  void itsBranchIsNamedByHandleAndTitle() throws Exception {
    assertEquals(
        "pitwall/k3f9-repariere-den-knopf-fur-die-anmeldung-am",
        ended(yard.queued("Repariere den Knopf für die Anmeldung am Portal!")).work().branch());
    assertEquals("pitwall/m4x7", ended(yard.queued("🚀 直して", "m4x7")).work().branch());
  }

  @Test
  void aBranchThatIsThereIsLeftAlone() throws Exception {
    Yard.git(yard.shop, "branch", "pitwall/k3f9-look");

    assertEquals("pitwall/k3f9-look-2", ended(yard.queued("Look")).work().branch());
  }

  @Test
  void whatIsNotCommittedIsNotSeenAndSaidSo() throws Exception {
    Files.writeString(yard.shop.resolve("README.md"), "changed");
    Files.writeString(yard.shop.resolve("new.txt"), "new");
    var session = yard.queued("Look");
    ended(session);

    var notes = yard.witness.log(session.id(), Setup.class).stream().map(Setup::text).toList();
    assertEquals(
        yard.shop + " has uncommitted changes in 2 files, which the agent does not see.",
        notes.get(1));
    assertNotEquals("changed", made(session, "README.md"));
    assertFalse(Files.exists(yard.worktree(session).resolve("new.txt")));
    assertEquals("changed", Files.readString(yard.shop.resolve("README.md")));
  }

  @Test
  void noHookOfTheRepositoryRuns() throws Exception {
    for (var hook : List.of("post-checkout", "pre-commit", "post-commit")) {
      var file = Files.createDirectories(yard.shop.resolve(".git/hooks")).resolve(hook);
      Files.writeString(file, "#!/bin/sh\ntouch '" + folder.resolve("ran") + "'\nexit 1\n");
      assertTrue(file.toFile().setExecutable(true));
    }

    assertEquals(1, ended(yard.queued("Look")).work().commits());
    assertFalse(Files.exists(folder.resolve("ran")));
  }

  @Test
  void manyStartAtOnceInOneRepository() throws Exception {
    var sessions =
        List.of("k3f9", "m4x7", "p2aa", "q5bb").stream()
            .map(handle -> yard.queued("Look", handle))
            .toList();
    var starts =
        sessions.stream()
            .map(s -> CompletableFuture.supplyAsync(() -> yard.agents.start(s)))
            .toList();

    for (var start : starts) {
      assertEquals(new ActOutcome.Done(), start.join());
    }
    for (var session : sessions) {
      assertEquals(
          "pitwall/" + session.handle().text() + "-look",
          yard.witness.end(session.id()).work().branch());
    }
  }

  @Test
  void theSameStartTwiceAtOnceIsOne() throws Exception {
    var session = yard.queued("Look");
    var first = CompletableFuture.supplyAsync(() -> yard.agents.start(session));
    var second = CompletableFuture.supplyAsync(() -> yard.agents.start(session));

    assertEquals(new ActOutcome.Done(), first.join());
    assertEquals(new ActOutcome.Done(), second.join());
    yard.witness.end(session.id());
    assertEquals(1, yard.witness.events(dev.pitwall.session.SessionEvent.Started.class).size());
  }

  @Test
  void aRepositoryThatIsGoneIsSaidSo() throws Exception {
    Files.move(yard.shop, folder.resolve("moved"));

    assertEquals(
        new ActOutcome.Refused(
            "The folder of acme/shop, "
                + yard.shop
                + ", is missing on Pitwall's machine. Ask whoever runs Pitwall."),
        yard.agents.start(yard.queued("Look")));
  }
}
