package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;

/** Bytes to arguments and back. */
final class Wire {
  private Wire() {}

  static String body(HttpServletRequest request) throws IOException {
    return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The bearer token, empty for none. */
  static String bearer(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    return header != null && header.startsWith("Bearer ") ? header.substring(7).strip() : "";
  }

  /** Query, form or JSON, as the content type says. */
  static Args args(HttpServletRequest request) throws IOException {
    var all = Json.object();
    readForm(request.getQueryString() == null ? "" : request.getQueryString(), all);
    var given = request.getContentType();
    var type = (given == null ? "" : given).toLowerCase(Locale.ROOT);
    var body = body(request);
    if (type.startsWith("application/json")) {
      readJson(body, all);
    } else if (type.startsWith("application/x-www-form-urlencoded")) {
      readForm(body, all);
    } else if (!body.isEmpty()) {
      throw new ApiRefusal(type.isEmpty() ? "missing_post_type" : "invalid_post_type");
    }
    return new Args(all);
  }

  private static void readJson(String body, ObjectNode into) {
    var json = Json.parse(body).orElseThrow(() -> new ApiRefusal("invalid_json"));
    if (!(json instanceof ObjectNode object)) {
      throw new ApiRefusal("json_not_object");
    }
    // Slack does not read a token from a JSON body.
    object.remove("token");
    into.setAll(object);
  }

  static void readForm(String form, ObjectNode into) {
    for (var pair : form.split("&")) {
      int at = pair.indexOf('=');
      if (at > 0) {
        try {
          into.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
        } catch (IllegalArgumentException _) {
          throw new ApiRefusal("invalid_form_data");
        }
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static void send(HttpServletResponse response, int status, String type, String body)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }

  static void json(HttpServletResponse response, int status, Object body) throws IOException {
    send(response, status, "application/json; charset=utf-8", Json.text(body));
  }

  /** Ends the connection where it stands, without an answer. */
  static void hangUp(HttpServletRequest request) {
    var core = ServletContextRequest.getServletContextRequest(request);
    core.getConnectionMetaData().getConnection().getEndPoint().close();
  }
}
