package dev.pitwall.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * The yardstick: a Jetty with one servlet that checks the signature and answers 200. Its port and
 * secret are in {@code PITWALL_PORT} and {@code SLACK_SIGNING_SECRET}, as Pitwall's are. With a
 * file in {@code BENCH_JOURNAL} it appends what was asked there and waits for the disk first: the
 * least that anybody does who loses nothing.
 */
public final class BareServer {
  static final String JOURNAL = "BENCH_JOURNAL";

  private BareServer() {}

  public static void main(String[] args) throws Exception {
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(System.getenv("PITWALL_PORT")));
    server.addConnector(connector);
    var context = new ServletContextHandler("/");
    var signature = new Signature(System.getenv("SLACK_SIGNING_SECRET"));
    var journal = System.getenv(JOURNAL);
    var keep = journal == null ? null : new Journal(Path.of(journal));
    context.addServlet(new ServletHolder(new Verifying(signature, keep)), "/*");
    server.setHandler(context);
    server.start();
    server.join();
  }

  private static final class Verifying extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Signature signature;
    private final transient @Nullable Journal journal;

    Verifying(Signature signature, @Nullable Journal journal) {
      this.signature = signature;
      this.journal = journal;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(200);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var body = request.getInputStream().readAllBytes();
      var timestamp = String.valueOf(request.getHeader("X-Slack-Request-Timestamp"));
      var given = String.valueOf(request.getHeader("X-Slack-Signature"));
      var right = signature.of(timestamp, body);
      if (!MessageDigest.isEqual(ascii(given), ascii(right))) {
        response.setStatus(401);
        return;
      }
      if (journal != null) {
        journal.keep(body);
      }
      response.setStatus(200);
    }

    private static byte[] ascii(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }
}
