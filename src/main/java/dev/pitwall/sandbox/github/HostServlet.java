package dev.pitwall.sandbox.github;

import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Front;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.Ids;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;

/** One host's requests, from bytes and back. */
final class HostServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String FORM = "application/x-www-form-urlencoded";

  private final transient Front front;
  private final transient InstantSource clock;

  HostServlet(Front front, InstantSource clock) {
    this.front = front;
    this.clock = clock;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var asked = asked(request);
    var query = request.getQueryString();
    var reply = front.answer(asked, asked.path() + (query == null ? "" : "?" + query));
    if (!reply.delay().isZero()) {
      try {
        Thread.sleep(reply.delay());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    if (reply.status() == 0) {
      hangUp(request);
    } else {
      send(response, reply);
    }
  }

  private Asked asked(HttpServletRequest request) throws IOException {
    var body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var fields = new LinkedHashMap<String, List<String>>();
    read(request.getQueryString() == null ? "" : request.getQueryString(), fields);
    var type = request.getContentType();
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
      read(body, fields);
    }
    var folder = front.host().folder();
    var home = "http://" + request.getServerName() + ":" + request.getServerPort();
    var path = request.getPathInfo();
    return new Asked(
        request.getMethod(),
        path == null ? request.getServletPath() : path,
        fields,
        headers(request),
        body,
        Map.of(),
        0,
        folder.isEmpty() ? home : home + "/" + folder);
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    var headers = new HashMap<String, String>();
    for (var names = request.getHeaderNames(); names.hasMoreElements(); ) {
      var name = names.nextElement();
      headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
    }
    return headers;
  }

  private static void read(String form, Map<String, List<String>> into) {
    for (var pair : form.split("&", -1)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        into.computeIfAbsent(decoded(pair.substring(0, at)), _ -> new ArrayList<>())
            .add(decoded(pair.substring(at + 1)));
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private void send(HttpServletResponse response, Reply reply) throws IOException {
    response.setStatus(reply.status());
    response.setHeader(
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
    response.setHeader("x-github-request-id", Ids.uuid());
    reply.headers().forEach(response::setHeader);
    if (!reply.body().isEmpty()) {
      response.setContentType(reply.type());
    }
    response.getOutputStream().write(reply.body().getBytes(StandardCharsets.UTF_8));
  }

  /** Ends the connection where it stands, without an answer. */
  private static void hangUp(HttpServletRequest request) {
    var core = ServletContextRequest.getServletContextRequest(request);
    core.getConnectionMetaData().getConnection().getEndPoint().close();
  }
}
