package dev.pitwall.sandbox.slack;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code /_page/…}: what the web page reads, hears and asks for. */
final class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** Shorter than the server's idle time-out, so that a quiet page stays connected. */
  private static final long BREATH_MILLIS = 10_000;

  private final transient SandboxSlack slack;
  private final transient PageState state;
  private final transient PageActs acts;

  PageServlet(SandboxSlack slack) {
    this.slack = slack;
    state = new PageState(slack);
    acts = new PageActs(slack);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      get(request, response);
    } catch (IllegalArgumentException e) {
      Wire.json(response, 404, Json.object().put("error", e.getMessage()));
    }
  }

  private void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    switch (path(request)) {
      case "state" -> Wire.json(response, 200, state.of(person(request)));
      case "live" -> live(person(request), response);
      case "faults" -> Wire.json(response, 200, FaultSwitches.now(slack));
      case "calls" -> Wire.json(response, 200, Json.array().addAll(CallList.of(slack.calls())));
      default -> Wire.send(response, 404, "text/plain", "Nothing here.");
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var type = Optional.ofNullable(request.getContentType()).orElse("");
    // A page from elsewhere cannot send this type without asking first, and is then told no.
    if (!type.startsWith("application/json")) {
      Wire.send(response, 415, "text/plain", "Send application/json.");
      return;
    }
    var asked = Json.parse(Wire.body(request)).orElseGet(Json::object);
    try {
      var person = person(asked.path("as").asText("alice"));
      Wire.json(response, 200, acts.act(path(request), person, asked));
    } catch (IllegalArgumentException | IllegalStateException e) {
      Wire.json(response, 409, Json.object().put("error", e.getMessage()));
    }
  }

  private void live(Resident person, HttpServletResponse response) throws IOException {
    response.setContentType("text/event-stream; charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    var out = response.getOutputStream();
    try (var feed = new LiveFeed(slack, person.id())) {
      write(out, ": hello\n\n");
      while (slack.open()) {
        var next = feed.next(BREATH_MILLIS);
        write(out, next.map(event -> "data: " + Json.text(event) + "\n\n").orElse(": \n\n"));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(java.io.OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private Resident person(HttpServletRequest request) {
    return person(Optional.ofNullable(request.getParameter("as")).orElse("alice"));
  }

  private Resident person(String nameOrId) {
    for (var resident : slack.workspace.people.values()) {
      if (!resident.bot() && (resident.id().equals(nameOrId) || resident.name().equals(nameOrId))) {
        return resident;
      }
    }
    throw new IllegalArgumentException("Nobody here is called " + nameOrId + ".");
  }

  private static String path(HttpServletRequest request) {
    var path = request.getPathInfo();
    return path == null ? "" : path.substring(1);
  }
}
