package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.play.Agent;
import dev.pitwall.sandbox.github.shape.TaskShape;
import dev.pitwall.sandbox.github.wire.Faults;
import dev.pitwall.sandbox.github.wire.RateLimits;
import dev.pitwall.sandbox.github.wire.Routes;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.World;

/** All that the REST interface answers to users. */
public final class RestRoutes {
  private RestRoutes() {}

  public static Routes all(
      World world,
      Links links,
      Agent agent,
      TaskShape tasks,
      Features features,
      RateLimits limits,
      Faults faults) {
    return new Routes()
        .add(
            new TaskRoutes(world, new TaskLists(world, tasks, faults), tasks, agent, features)
                .paths())
        .add(new SteerRoutes(world, tasks, agent, features).paths())
        .add(new UserRoutes(world, links, limits).paths())
        .add(new RepoRoutes(world, links).paths())
        .add(new PullRoutes(world, links).paths())
        .add(new IssueRoutes(world, links, agent, features).paths())
        .add(new CommentRoutes(world, links, agent).paths())
        .add(new RunRoutes(world, links, agent).paths())
        .add(new GraphQlRoute(world, links, features).paths());
  }
}
