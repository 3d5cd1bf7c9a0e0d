package dev.pitwall.acp;

import dev.pitwall.acp.AgentsFile.AgentEntry;
import dev.pitwall.acp.AgentsFile.RepositoryEntry;
import dev.pitwall.acp.Git.GitFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Checks everything that an agents file names. */
final class Findings {
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(\\.\\d+)*");

  /** The first that knows all options Pitwall uses. */
  private static final int OLDEST_MAJOR = 2;

  private static final int OLDEST_MINOR = 24;

  private Findings() {}

  static List<Finding> of(AgentsFile file, Map<String, String> environment) {
    var objections = new Objections(file, environment);
    var findings = new ArrayList<Finding>();
    findings.add(git(environment));
    file.agents().values().forEach(agent -> findings.add(agent(agent, objections)));
    file.repositories().forEach(repository -> findings.add(repository(repository, objections)));
    return List.copyOf(findings);
  }

  private static Finding git(Map<String, String> environment) {
    try {
      var git = new Git(Path.of("").toAbsolutePath(), environment, new CompletableFuture<>());
      var version = VERSION.matcher(git.ask("--version"));
      if (!version.find()) {
        return new Finding(false, "git", "It does not tell its version. Reinstall it.");
      }
      int major = Integer.parseInt(version.group(1));
      boolean old =
          major < OLDEST_MAJOR
              || (major == OLDEST_MAJOR && Integer.parseInt(version.group(2)) < OLDEST_MINOR);
      return old
          ? new Finding(false, "git", version.group() + " is too old. Install 2.24 or a later one.")
          : new Finding(true, "git", version.group());
    } catch (GitFailed e) {
      return new Finding(false, "git", "It can't be run: " + e.said() + ". Install it.");
    }
  }

  private static Finding agent(AgentEntry agent, Objections objections) {
    var subject = "agent " + agent.name();
    return objections
        .program(agent)
        .map(path -> new Finding(true, subject, path.toString()))
        .orElseGet(() ->
            new Finding(
                false,
                subject,
                "`%s` is not there, or is no program. Install it, or correct `command`."
                    .formatted(agent.command().getFirst())));
  }

  private static Finding repository(RepositoryEntry repository, Objections objections) {
    var subject = "repository " + repository.name();
    return switch (objections.find(repository, "")) {
      case Base.Missing(var sentence) -> new Finding(false, subject, sentence);
      case Base.Found base ->
          new Finding(
              true,
              subject,
              "%s, from %s (%s), agent %s"
                  .formatted(
                      repository.folder(), base.name(), base.shortCommit(), repository.agent()));
    };
  }
}
