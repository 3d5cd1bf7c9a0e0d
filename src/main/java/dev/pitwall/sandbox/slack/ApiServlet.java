package dev.pitwall.sandbox.slack;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /api/<method>}. */
final class ApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient WebApi api;

  ApiServlet(WebApi api) {
    this.api = api;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = request.getPathInfo();
    var method = path == null ? "" : path.substring(1);
    var reply = reply(request, method);
    if (!reply.delay().isZero()) {
      try {
        Thread.sleep(reply.delay());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    if (reply.status() == 0) {
      Wire.hangUp(request);
      return;
    }
    response.setHeader("Date", api.date());
    response.setHeader("X-OAuth-Scopes", api.scopes());
    response.setHeader("X-Accepted-OAuth-Scopes", api.acceptedScopes(method));
    response.setHeader("X-Slack-Req-Id", Ids.random(32));
    reply.headers().forEach(response::setHeader);
    Wire.send(response, reply.status(), reply.type(), reply.body());
  }

  private Reply reply(HttpServletRequest request, String method) throws IOException {
    try {
      var args = Wire.args(request);
      var bearer = Wire.bearer(request);
      var token = bearer.isEmpty() ? args.text("token", "") : bearer;
      args.all().remove("token");
      return api.call(method, token, args);
    } catch (ApiRefusal refusal) {
      return Reply.json(Json.object().put("ok", false).put("error", refusal.error()));
    }
  }
}
