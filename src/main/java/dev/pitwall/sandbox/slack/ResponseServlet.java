package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code /response/<id>}: what the app says through a response URL. */
final class ResponseServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Workspace workspace;
  private final transient Faults faults;

  ResponseServlet(Workspace workspace, Faults faults) {
    this.workspace = workspace;
    this.faults = faults;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (faults.unreachable()) {
      Wire.hangUp(request);
      return;
    }
    var path = Optional.ofNullable(request.getPathInfo()).orElse("/");
    var message = Json.parse(Wire.body(request));
    if (message.isEmpty() || !(message.get() instanceof ObjectNode given)) {
      Wire.send(response, 400, "text/plain", "invalid_payload");
      return;
    }
    var error = workspace.exclusively(() -> use(path.substring(1), given));
    if (error.isEmpty()) {
      Wire.send(response, 200, "text/html", "ok");
    } else {
      boolean gone = error.get().endsWith("_url");
      Wire.json(
          response, gone ? 404 : 400, Json.object().put("ok", false).put("error", error.get()));
    }
  }

  private Optional<String> use(String id, ObjectNode message) {
    return switch (workspace.responseUrls.standing(id)) {
      case ResponseUrls.Standing.Shut(var error) -> Optional.of(error);
      case ResponseUrls.Standing.Open(var origin, var whisper) -> {
        try {
          var left = new Answers(workspace).say(origin, whisper, message);
          workspace.change(new Change.UrlUsed(id, left));
          yield Optional.empty();
        } catch (ApiRefusal refusal) {
          yield Optional.of(refusal.error());
        }
      }
    };
  }
}
