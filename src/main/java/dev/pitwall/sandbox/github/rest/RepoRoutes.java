package dev.pitwall.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.shape.CommitShape;
import dev.pitwall.sandbox.github.shape.RepoShape;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.wire.Paging;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.Commit;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Pull;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.World;
import java.util.ArrayList;
import java.util.List;

/** Repositories, their branches and commits, and the custom agents in them. */
public final class RepoRoutes {
  private static final String AGENTS = ".github/agents";

  private final Finder finder;
  private final Links links;
  private final RepoShape repos;
  private final CommitShape commits;

  public RepoRoutes(World world, Links links) {
    finder = new Finder(world);
    this.links = links;
    repos = new RepoShape(links);
    commits = new CommitShape(links);
  }

  public List<Path> paths() {
    return List.of(
        Path.get("/repositories/{id}", this::byId),
        Path.get("/repos/{owner}/{repo}", this::one),
        Path.get("/repos/{owner}/{repo}/contents/" + AGENTS, this::agents),
        Path.get("/repos/{owner}/{repo}/commits", this::commits),
        Path.get("/repos/{owner}/{repo}/commits/{sha}", this::commit),
        Path.get("/repos/{owner}/{repo}/compare/{range}", this::compare),
        Path.get("/repos/{owner}/{repo}/compare/{range}/{rest}", this::compare));
  }

  private Reply byId(Asked asked) {
    var repo = finder.world.repositories.get(asked.id("id"));
    if (repo == null || !repo.role(asked.caller()).reads()) {
      throw Refusal.notFound();
    }
    return Reply.json(repos.of(repo, asked.caller()));
  }

  private Reply one(Asked asked) {
    return Reply.json(repos.of(finder.repo(asked), asked.caller()));
  }

  private Reply agents(Asked asked) {
    var repo = finder.repo(asked);
    if (repo.agents.isEmpty()) {
      throw Refusal.notFound();
    }
    return Reply.json(Json.array(repo.agents.stream().map(name -> file(repo, name)).toList()));
  }

  private ObjectNode file(Repo repo, String name) {
    var path = AGENTS + "/" + name;
    return Json.object()
        .put("name", name)
        .put("path", path)
        .put("type", "file")
        .put("size", 1_024)
        .put("url", links.api("/repos/" + repo.fullName() + "/contents/" + path))
        .put("html_url", links.web("/" + repo.fullName() + "/blob/main/" + path));
  }

  /** Newest first. */
  private Reply commits(Asked asked) {
    var repo = finder.repo(asked);
    var branch = asked.param("sha").orElse(Repo.MAIN);
    if (!repo.branches.containsKey(branch)) {
      throw Refusal.notFound();
    }
    var all = new ArrayList<>(repo.commits(Repo.MAIN));
    if (!branch.equals(Repo.MAIN)) {
      all.addAll(repo.commits(branch));
    }
    var page = Paging.of(asked, List.copyOf(all).reversed());
    var items = page.items().stream().map(commit -> commits.of(repo, commit)).toList();
    return page.on(Reply.json(Json.array(items)));
  }

  /** One, with its files. */
  private Reply commit(Asked asked) {
    var repo = finder.repo(asked);
    var sha = asked.place("sha");
    var commit =
        repo.branches.values().stream()
            .flatMap(List::stream)
            .filter(c -> c.sha().equals(sha))
            .findFirst()
            .orElseThrow(Refusal::notFound);
    var shape = commits.of(repo, commit);
    int added = commit.files().stream().mapToInt(Commit.Changed::additions).sum();
    int removed = commit.files().stream().mapToInt(Commit.Changed::deletions).sum();
    shape
        .putObject("stats")
        .put("additions", added)
        .put("deletions", removed)
        .put("total", added + removed);
    shape.set("files", Json.array(commit.files().stream().map(commits::file).toList()));
    return Reply.json(shape);
  }

  /** {@code base...head}; oldest commit first. */
  private Reply compare(Asked asked) {
    var repo = finder.repo(asked);
    var rest = asked.captured().get("rest");
    var range = asked.place("range") + (rest == null ? "" : "/" + rest);
    var ends = range.split("\\.\\.\\.", 2);
    if (ends.length < 2 || !repo.branches.keySet().containsAll(List.of(ends))) {
      throw Refusal.notFound();
    }
    var ahead = ends[1].equals(Repo.MAIN) ? List.<Commit>of() : repo.commits(ends[1]);
    var body =
        Json.object()
            .put("status", ahead.isEmpty() ? "identical" : "ahead")
            .put("ahead_by", ahead.size())
            .put("behind_by", 0)
            .put("total_commits", ahead.size())
            .put("html_url", links.web("/" + repo.fullName() + "/compare/" + range));
    body.set("commits", Json.array(ahead.stream().map(c -> commits.of(repo, c)).toList()));
    body.set("files", Json.array(Pull.files(ahead).stream().map(commits::file).toList()));
    return Reply.json(body);
  }
}
