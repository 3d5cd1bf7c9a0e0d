package dev.pitwall.github;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A task in a {@link FakeGitHub}. */
public final class FakeTask {
  final String id;
  final String repository;
  private final String name;
  private final InstantSource clock;
  private final Instant created;
  private final List<Turn> turns = new ArrayList<>();
  public Instant updated;
  public String prompt;
  public String state = "in_progress";
  public String error = "";
  public String branch = "";
  public long creator = 583231;
  public int number;
  public String pullState = "open";
  public boolean draft = true;
  public boolean merged;
  public boolean steerable;
  public boolean addressed = true;

  private static final class Turn {
    private final Instant created;
    private String state;

    private Turn(Instant created, String state) {
      this.created = created;
      this.state = state;
    }
  }

  FakeTask(String id, String repository, String name, InstantSource clock) {
    this.id = id;
    this.repository = repository;
    this.name = name;
    this.prompt = name + ", please";
    this.clock = clock;
    created = clock.instant();
    updated = created;
    turns.add(new Turn(created, state));
  }

  /** It changes its state. */
  public FakeTask now(String next) {
    state = next;
    turns.getLast().state = next;
    return touch();
  }

  /** Something about it is new. */
  public FakeTask touch() {
    updated = clock.instant();
    return this;
  }

  /** Another turn begins. */
  public FakeTask again() {
    turns.add(new Turn(clock.instant(), "in_progress"));
    return now("in_progress");
  }

  public FakeTask opens(int pull) {
    number = pull;
    branch = "copilot/fix-" + id;
    return touch();
  }

  ObjectNode listed() {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id)
            .put("name", name)
            .put("state", state)
            .put("session_count", turns.size())
            .put("remote_steerable", steerable)
            .put("created_at", created.toString())
            .put("updated_at", updated.toString());
    json.putObject("creator").put("id", creator);
    json.putObject("repository").put("id", 1296269);
    if (addressed) {
      json.put("html_url", "https://github.com/" + repository + "/copilot/tasks/" + id);
    }
    if (!branch.isEmpty()) {
      var artifacts = json.putArray("artifacts");
      artifacts.addObject().put("type", "branch").putObject("data").put("head_ref", branch);
      if (number > 0) {
        var pull = artifacts.addObject().put("type", "github_resource").putObject("data");
        pull.put("id", 9_000 + number).put("type", "pull");
      }
    }
    return json;
  }

  ObjectNode whole() {
    var json = listed();
    var list = json.putArray("sessions");
    for (var turn : turns) {
      var session =
          list.addObject()
              .put("id", id + "-" + list.size())
              .put("state", turn.state)
              .put("created_at", turn.created.toString())
              .put("prompt", prompt)
              .put("head_ref", branch);
      session.putObject("error").put("message", error);
    }
    return json;
  }

  ObjectNode pull() {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", 9_000 + number)
            .put("number", number)
            .put("html_url", "https://github.com/" + repository + "/pull/" + number)
            .put("title", name)
            .put("state", pullState)
            .put("draft", draft)
            .put("merged", merged)
            .put("additions", 12)
            .put("deletions", 3)
            .put("changed_files", 2)
            .put("commits", 1)
            .put("created_at", created.toString());
    json.putObject("head").put("ref", branch);
    return json;
  }
}
