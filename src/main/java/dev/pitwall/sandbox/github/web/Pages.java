package dev.pitwall.sandbox.github.web;

import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.Commit;
import dev.pitwall.sandbox.github.world.Pull;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.Users;
import dev.pitwall.sandbox.github.world.World;
import java.util.List;
import java.util.stream.Collectors;

/** Tasks and pull requests to look at. Everybody sees all of it: it is a sandbox. */
final class Pages {
  private final World world;

  Pages(World world) {
    this.world = world;
  }

  List<Path> paths() {
    return List.of(
        Path.get("/", _ -> home()),
        Path.get("/{owner}/{repo}", this::repository),
        Path.get("/{owner}/{repo}/pull/{number}", this::pull),
        Path.get("/{owner}/{repo}/pull/{number}/files", this::files),
        Path.get("/{owner}/{repo}/copilot/tasks/{id}", this::task));
  }

  private Reply home() {
    var repositories =
        world.repositories.values().stream()
            .map(repo -> "<li>" + Html.link("/" + repo.fullName(), repo.fullName()) + "</li>")
            .collect(Collectors.joining());
    var device = Html.link("/login/device", "Type the code of a device");
    return page("Repositories", "<ul>" + repositories + "</ul><p>" + device + "</p>");
  }

  private Repo repo(Asked asked) {
    return world.repo(asked.place("owner"), asked.place("repo")).orElseThrow(Refusal::notFound);
  }

  private Reply repository(Asked asked) {
    var repo = repo(asked);
    var tasks =
        world.tasks.values().stream()
            .filter(task -> task.repository == repo.id)
            .map(task -> "<li>" + taskLink(repo, task) + " " + task.state().word() + "</li>")
            .collect(Collectors.joining());
    return page(repo.fullName(), "<h2>Tasks</h2><ul>" + tasks + "</ul>");
  }

  private static String taskLink(Repo repo, Task task) {
    return Html.link("/" + repo.fullName() + "/copilot/tasks/" + task.id, task.name);
  }

  private Pull pull(Repo repo, Asked asked) {
    int number = Math.toIntExact(Math.min(asked.id("number"), Integer.MAX_VALUE));
    return repo.pull(number).orElseThrow(Refusal::notFound);
  }

  private Reply pull(Asked asked) {
    var repo = repo(asked);
    var pull = pull(repo, asked);
    var state =
        pull.mergedAt != null ? "Merged" : !pull.open ? "Closed" : pull.draft ? "Draft" : "Open";
    var commits =
        repo.commits(pull.head).stream()
            .map(commit -> "<li>" + Html.escaped(firstLine(commit)) + "</li>")
            .collect(Collectors.joining());
    var comments =
        repo.comments.stream()
            .filter(comment -> comment.issue == pull.number)
            .map(comment ->
                "<p><b>%s</b></p><pre>%s</pre>"
                    .formatted(Users.of(comment.author).login(), Html.escaped(comment.body)))
            .collect(Collectors.joining());
    var body =
        """
        <p class="muted">%s · %s into %s · %s</p>
        <pre>%s</pre>
        <h2>Commits</h2><ul>%s</ul>
        <h2>Comments</h2>%s
        """
            .formatted(
                state,
                Html.escaped(pull.head),
                Html.escaped(pull.base),
                Html.link("/" + repo.fullName() + "/pull/" + pull.number + "/files", "Files"),
                Html.escaped(pull.body),
                commits,
                comments.isEmpty() ? "<p>None.</p>" : comments);
    return page(pull.title + " #" + pull.number, body);
  }

  private static String firstLine(Commit commit) {
    return commit.message().lines().findFirst().orElse("");
  }

  private Reply files(Asked asked) {
    var repo = repo(asked);
    var pull = pull(repo, asked);
    var files =
        Pull.files(repo.commits(pull.head)).stream()
            .map(file ->
                "<h2>%s</h2><pre>%s</pre>"
                    .formatted(Html.escaped(file.path()), Html.escaped(file.patch())))
            .collect(Collectors.joining());
    return page("Files of #" + pull.number, files);
  }

  private Reply task(Asked asked) {
    var repo = repo(asked);
    var task =
        world
            .task(asked.place("id"))
            .filter(found -> found.repository == repo.id)
            .orElseThrow(Refusal::notFound);
    var sessions =
        task.sessions.stream()
            .map(session ->
                "<h2>%s: %s</h2><pre>%s</pre>"
                    .formatted(
                        Html.escaped(Users.of(session.user).login()),
                        session.state.word(),
                        Html.escaped(session.prompt)))
            .collect(Collectors.joining());
    var pull =
        repo.pull(task.pull)
            .map(found -> Html.link("/" + repo.fullName() + "/pull/" + found.number, found.title))
            .orElse("No pull request yet.");
    return page(task.name, "<p>" + pull + "</p>" + sessions);
  }

  private static Reply page(String title, String body) {
    return Reply.html(200, Html.page(title, body));
  }
}
