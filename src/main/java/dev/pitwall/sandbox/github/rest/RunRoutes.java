package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.play.Agent;
import dev.pitwall.sandbox.github.shape.RunShape;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.wire.Paging;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.Run;
import dev.pitwall.sandbox.github.world.World;
import java.util.List;

/** Actions runs, and cancelling them. */
public final class RunRoutes {
  private static final String RUNS = "/repos/{owner}/{repo}/actions/runs";

  private final Finder finder;
  private final RunShape shape;
  private final Agent agent;

  public RunRoutes(World world, Links links, Agent agent) {
    finder = new Finder(world);
    shape = new RunShape(links);
    this.agent = agent;
  }

  public List<Path> paths() {
    return List.of(
        Path.get(RUNS, this::list),
        Path.get(RUNS + "/{run}", this::one),
        Path.post(RUNS + "/{run}/cancel", asked -> cancel(asked, false)),
        Path.post(RUNS + "/{run}/force-cancel", asked -> cancel(asked, true)));
  }

  /** Newest first. */
  private Reply list(Asked asked) {
    var repo = finder.repo(asked);
    var branch = asked.param("branch").orElse("");
    var status = asked.param("status").orElse("");
    var event = asked.param("event").orElse("dynamic");
    var all =
        repo.runs.reversed().stream()
            .filter(run -> branch.isEmpty() || run.branch.equals(branch))
            .filter(run -> status.isEmpty() || is(run, status))
            .filter(_ -> event.equals("dynamic"))
            .toList();
    var page = Paging.of(asked, all);
    var body = Json.object().put("total_count", all.size());
    var items = page.items().stream().map(run -> shape.of(repo, run)).toList();
    body.set("workflow_runs", Json.array(items));
    return page.on(Reply.json(body));
  }

  private static boolean is(Run run, String status) {
    return run.status.equals(status) || run.conclusion.equals(status);
  }

  private Reply one(Asked asked) {
    var repo = finder.repo(asked);
    return Reply.json(shape.of(repo, run(repo, asked)));
  }

  private static Run run(Repo repo, Asked asked) {
    return repo.run(asked.id("run")).orElseThrow(Refusal::notFound);
  }

  private Reply cancel(Asked asked, boolean forced) {
    var repo = finder.writable(asked);
    if (!agent.cancel(repo, run(repo, asked), forced)) {
      throw new Refusal(409, "Cannot cancel a workflow run that is completed.");
    }
    return Reply.json(202, Json.object());
  }
}
