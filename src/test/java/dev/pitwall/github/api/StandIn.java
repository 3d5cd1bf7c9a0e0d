package dev.pitwall.github.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** A loopback server that gives prepared answers and remembers what was asked. */
final class StandIn implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector;
  private final Deque<Reply> replies = new ArrayDeque<>();
  final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  StandIn() {
    var config = new HttpConfiguration();
    config.setSendDateHeader(false);
    connector = new ServerConnector(server, new HttpConnectionFactory(config));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Prepared());
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  record Asked(String line, HttpFields headers, String body) {
    String header(String name) {
      return Objects.requireNonNullElse(headers.get(name), "");
    }
  }

  record Reply(int status, String body, Map<String, String> headers) {}

  URI address() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  StandIn then(int status, String body, String... headers) {
    var map = new HashMap<String, String>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    replies.add(new Reply(status, body, map));
    return this;
  }

  private final class Prepared extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      var line = request.getMethod() + " " + request.getHttpURI().getPathQuery();
      var body = Content.Source.asString(request, UTF_8);
      asked.add(new Asked(line, HttpFields.build(request.getHeaders()), body));
      var reply = replies.isEmpty() ? new Reply(500, "", Map.of()) : replies.remove();
      response.setStatus(reply.status);
      reply.headers.forEach((name, value) -> response.getHeaders().put(name, value));
      response.write(true, ByteBuffer.wrap(reply.body.getBytes(UTF_8)), callback);
      return true;
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
