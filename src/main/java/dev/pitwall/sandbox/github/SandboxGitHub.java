package dev.pitwall.sandbox.github;

import dev.pitwall.http.HttpServer;
import dev.pitwall.sandbox.github.hook.Hooks;
import dev.pitwall.sandbox.github.play.Agent;
import dev.pitwall.sandbox.github.play.Wish;
import dev.pitwall.sandbox.github.rest.Availability;
import dev.pitwall.sandbox.github.rest.Etags;
import dev.pitwall.sandbox.github.rest.Feature;
import dev.pitwall.sandbox.github.shape.TaskShape;
import dev.pitwall.sandbox.github.wire.Call;
import dev.pitwall.sandbox.github.wire.Faults;
import dev.pitwall.sandbox.github.wire.RateLimits;
import dev.pitwall.sandbox.github.world.Ids;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.State;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.Users;
import dev.pitwall.sandbox.github.world.World;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub on one local port: {@code /api/} for {@code GITHUB_API_URL}, {@code /copilot/} for
 * {@code COPILOT_API_URL}, {@code /} for {@code GITHUB_URL}. It refuses what GitHub refuses. Its
 * agent works when {@link #tick} or {@link #step} says so, or by itself when it is live. Tests
 * start and end tasks with the methods here and look at {@link #calls}.
 */
public final class SandboxGitHub implements AutoCloseable {
  private final World world;
  private final Links links = new Links();
  private final Faults faults = new Faults();
  private final Hooks hooks = new Hooks(links);
  private final Agent agent;
  private final Hosts hosts;
  private final HttpServer http;
  private @Nullable Ticker ticker;

  private SandboxGitHub(GitHubSettings settings) throws IOException {
    world = new World(settings.clock());
    agent = new Agent(world, settings.pace(), faults::cancelIgnored);
    hosts = new Hosts(settings, world, links, faults);
    boolean known = settings.file().isPresent() && world.keepIn(settings.file().get());
    if (settings.seeded() && !known) {
      change(() -> new Seeds(world, agent).plant());
    }
    settings.tokens().forEach((text, user) -> hosts.tokens.personal(Users.person(user), text));
    world.listen(hooks::happened);
    http = hosts.server(agent);
  }

  /**
   * Listens, with everything the file holds.
   *
   * @throws dev.pitwall.http.PortTaken when another process holds the port
   */
  public static SandboxGitHub start(GitHubSettings settings) throws IOException {
    var github = new SandboxGitHub(settings);
    github.http.start();
    github.links.home("http://" + settings.host() + ":" + github.http.port());
    if (settings.live()) {
      github.ticker = new Ticker(github::tick, settings.pace());
    }
    return github;
  }

  /** {@code GITHUB_URL}; ends in a slash. */
  public URI url() {
    return URI.create(links.web("/"));
  }

  /** {@code GITHUB_API_URL}; ends in a slash. */
  public URI apiUrl() {
    return URI.create(links.api("/"));
  }

  /** {@code COPILOT_API_URL}; ends in a slash. */
  public URI copilotUrl() {
    return URI.create(links.copilot("/"));
  }

  private void change(Runnable work) {
    world.changing(() -> {
      work.run();
      return true;
    });
  }

  private void change(String task, Consumer<Task> work) {
    change(() -> work.accept(task(task)));
  }

  private Task task(String id) {
    return world.task(id).orElseThrow(() -> new IllegalArgumentException("No task " + id + "."));
  }

  /**
   * A task that somebody starts at GitHub itself, with a pull request.
   *
   * @param user {@code alice}, {@code bob}, {@code guest}, or a login
   * @return its id
   */
  public String startTask(String owner, String repo, String prompt, String user) {
    return startTask(owner, repo, prompt, user, Wish.PULL);
  }

  /** The same with more wishes. */
  public String startTask(String owner, String repo, String prompt, String user, Wish wish) {
    return world.changing(() -> {
      var found =
          world
              .repo(owner, repo)
              .orElseThrow(() -> new IllegalArgumentException("No " + owner + "/" + repo + "."));
      return agent.start(found, Users.person(user), prompt, wish, "agents_page").id;
    });
  }

  /** Performs all that is due by the clock. */
  public void tick() {
    if (world.reading(agent::due)) {
      change(agent::tick);
    }
  }

  /**
   * Performs the task's next beat, whenever it is due; a stop comes first.
   *
   * @return false when there is none: it has ended, or waits for somebody
   */
  public boolean step(String task) {
    return world.changing(() -> agent.step(task(task)));
  }

  /** Performs beats until the task is in this state; fails when it never is. */
  public void stepUntil(String task, State state) {
    while (state(task) != state) {
      if (!step(task)) {
        throw new IllegalStateException("Task " + task + " stays " + state(task) + ".");
      }
    }
  }

  /** The rest at once, to a good end. */
  public void finish(String task) {
    change(task, agent::finish);
  }

  public void fail(String task, String why) {
    change(task, found -> agent.fail(found, why));
  }

  public void timeOut(String task) {
    change(task, agent::timeOut);
  }

  /** The running session is {@code idle} until somebody steers it. */
  public void rest(String task) {
    change(task, agent::rest);
  }

  /** The running session asks, and waits for an answer. */
  public void ask(String task, String question, String... choices) {
    change(task, found -> agent.ask(found, question, List.of(choices)));
  }

  public State state(String task) {
    return world.reading(() -> task(task).state());
  }

  /** How many sessions the task has had. */
  public int sessions(String task) {
    return world.reading(() -> task(task).sessions.size());
  }

  /** Number of the task's pull request; 0 for none. */
  public int pullRequest(String task) {
    return world.reading(() -> task(task).pull);
  }

  /** Ids of all tasks, in the order in which they were begun. */
  public List<String> tasks() {
    return world.reading(() -> List.copyOf(world.tasks.keySet()));
  }

  /** Somebody merges the task's pull request. */
  public void mergePullRequest(String task, String user) {
    change(task, found -> new Closing(world).merge(found, Users.person(user)));
  }

  /** Somebody closes the task's pull request unmerged. */
  public void closePullRequest(String task, String user) {
    change(task, found -> new Closing(world).close(found, Users.person(user)));
  }

  /** A new personal token. */
  public String issueToken(String user) {
    return hosts.tokens.personal(Users.person(user), "github_pat_" + Ids.random(59));
  }

  /** The token does not work any more. */
  public void revoke(String token) {
    hosts.tokens.revoke(token);
  }

  /** How many tokens work that apps were given by logging in. */
  public long appTokens() {
    return hosts.tokens.all().stream().filter(token -> !token.app.isEmpty()).count();
  }

  /** Whether tokens that apps are given from now on expire after eight hours. */
  public void expiringTokens(boolean now) {
    hosts.tokens.expiring(now);
  }

  /**
   * Somebody types a device's code and decides, as on the page.
   *
   * @return false when no device waits with it
   */
  public boolean enterCode(String userCode, String user, boolean allowed) {
    return hosts.logins.decide(userCode, Users.person(user), allowed);
  }

  /** Lets something undocumented work, be absent or be forbidden. */
  public void set(Feature feature, Availability now) {
    hosts.features.set(feature, now);
  }

  /** See {@link TaskShape#resources}. */
  public void pullsAsResources(boolean now) {
    hosts.tasks.resources(now);
  }

  public Faults faults() {
    return faults;
  }

  public Etags etags() {
    return hosts.etags;
  }

  public RateLimits rateLimits() {
    return hosts.limits;
  }

  /** Where webhooks go from now on, usually {@code …/github/webhooks}. */
  public void connectApp(URI url, String secret) {
    hooks.connect(url, secret);
  }

  public Hooks hooks() {
    return hooks;
  }

  /** Every request so far, in order. */
  public List<Call> calls() {
    return hosts.calls.all();
  }

  /**
   * Requests of one route so far.
   *
   * @param route such as {@code GET /agents/tasks/{id}}
   */
  public List<Call> calls(String route) {
    return calls().stream().filter(call -> call.route().equals(route)).toList();
  }

  public void forgetCalls() {
    hosts.calls.clear();
  }

  @Override
  public void close() {
    var timer = ticker;
    if (timer != null) {
      timer.close();
    }
    hooks.close();
    http.close();
  }
}
