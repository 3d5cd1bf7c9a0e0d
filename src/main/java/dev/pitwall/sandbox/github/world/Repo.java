package dev.pitwall.sandbox.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A repository and all that stands in it; read and changed while the world is held. */
public final class Repo {
  public static final String MAIN = "main";

  public long id;
  public String owner = Users.OCTO_ORG.login();
  public String name = "";
  public boolean secret;
  public Instant createdAt = Instant.EPOCH;
  public Instant pushedAt = Instant.EPOCH;
  public Map<Long, Role> roles = new LinkedHashMap<>();

  /** File names in {@code .github/agents}. */
  public List<String> agents = new ArrayList<>();

  /** Branches by name; the commits of a branch since it left the main one, oldest first. */
  public Map<String, List<Commit>> branches = new LinkedHashMap<>();

  public Map<Integer, Issue> issues = new LinkedHashMap<>();
  public Map<Integer, Pull> pulls = new LinkedHashMap<>();
  public List<Comment> comments = new ArrayList<>();
  public List<TimelineEvent> timeline = new ArrayList<>();
  public List<Run> runs = new ArrayList<>();
  public int lastNumber;

  public String fullName() {
    return owner + "/" + name;
  }

  /** What somebody may do here. */
  public Role role(long user) {
    var given = roles.getOrDefault(user, Role.NONE);
    return given == Role.NONE && !secret ? Role.READ : given;
  }

  public int nextNumber() {
    return ++lastNumber;
  }

  public Optional<Pull> pull(int number) {
    return Optional.ofNullable(pulls.get(number));
  }

  public Optional<Issue> issue(int number) {
    return Optional.ofNullable(issues.get(number));
  }

  public Optional<Run> run(long runId) {
    return runs.stream().filter(run -> run.id == runId).findFirst();
  }

  public List<Commit> commits(String branch) {
    return branches.getOrDefault(branch, List.of());
  }
}
