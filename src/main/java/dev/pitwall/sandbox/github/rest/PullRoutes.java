package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.shape.CommitShape;
import dev.pitwall.sandbox.github.shape.PullShape;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.wire.Paging;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Pull;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.World;
import java.util.Comparator;
import java.util.List;

/** Pull requests, read only. */
public final class PullRoutes {
  private static final String ONE = "/repos/{owner}/{repo}/pulls/{number}";

  private final Finder finder;
  private final PullShape pulls;
  private final CommitShape commits;

  public PullRoutes(World world, Links links) {
    finder = new Finder(world);
    pulls = new PullShape(links);
    commits = new CommitShape(links);
  }

  public List<Path> paths() {
    return List.of(
        Path.get("/repos/{owner}/{repo}/pulls", this::list),
        Path.get(ONE, asked -> Reply.json(pulls.whole(finder.repo(asked), finder.pull(asked)))),
        Path.get(ONE + "/files", this::files),
        Path.get(ONE + "/commits", this::commits));
  }

  private Reply list(Asked asked) {
    var repo = finder.repo(asked);
    var state = asked.word("state", "open", List.of("open", "closed", "all"));
    var head = asked.param("head").orElse("");
    var base = asked.param("base").orElse("");
    var all =
        repo.pulls.values().stream()
            .filter(pull -> state.equals("all") || pull.open == state.equals("open"))
            .filter(pull -> head.isEmpty() || head.equals(repo.owner + ":" + pull.head))
            .filter(pull -> base.isEmpty() || base.equals(pull.base))
            .sorted(order(asked))
            .toList();
    var page = Paging.of(asked, all);
    var items = page.items().stream().map(pull -> pulls.of(repo, pull)).toList();
    return page.on(Reply.json(Json.array(items)));
  }

  private static Comparator<Pull> order(Asked asked) {
    var sort = asked.word("sort", "created", List.of("created", "updated"));
    Comparator<Pull> order =
        Comparator.comparing(pull -> sort.equals("updated") ? pull.updatedAt : pull.createdAt);
    order = order.thenComparingInt(pull -> pull.number);
    boolean up = asked.word("direction", "desc", List.of("asc", "desc")).equals("asc");
    return up ? order : order.reversed();
  }

  private Reply files(Asked asked) {
    var all = Pull.files(finder.repo(asked).commits(finder.pull(asked).head));
    var page = Paging.of(asked, all);
    return page.on(Reply.json(Json.array(page.items().stream().map(commits::file).toList())));
  }

  private Reply commits(Asked asked) {
    Repo repo = finder.repo(asked);
    var page = Paging.of(asked, repo.commits(finder.pull(asked).head));
    var items = page.items().stream().map(commit -> commits.of(repo, commit)).toList();
    return page.on(Reply.json(Json.array(items)));
  }
}
