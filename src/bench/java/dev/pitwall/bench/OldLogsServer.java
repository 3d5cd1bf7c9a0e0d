package dev.pitwall.bench;

import dev.pitwall.card.Reply;
import dev.pitwall.http.AliveEndpoint;
import dev.pitwall.http.HttpServer;
import dev.pitwall.http.PlainAnswer;
import dev.pitwall.http.Route;
import dev.pitwall.slack.AckMeters;
import dev.pitwall.slack.InboxRunner;
import dev.pitwall.slack.SlackApi;
import dev.pitwall.slack.SlackEndpoint;
import dev.pitwall.store.Database;
import dev.pitwall.store.InboxTable;
import dev.pitwall.store.ManyLogs;
import dev.pitwall.store.OldLogs;
import dev.pitwall.store.OpennessTable;
import dev.pitwall.store.Upkeep;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes Slack's requests as Pitwall does, and drops old logs when told to: {@code GET
 * /drop?entries=n} is answered when so many from the beginning are gone. Its settings are
 * Pitwall's.
 */
public final class OldLogsServer {
  private OldLogsServer() {}

  public static void main(String[] args) throws Exception {
    var clock = InstantSource.system();
    var database = Database.open(System.getenv("PITWALL_DATABASE_URL"));
    var inbox = new InboxTable(database);
    var slack = URI.create(System.getenv("SLACK_API_URL"));
    var runner =
        InboxRunner.of(
            inbox,
            _ -> new Reply.Silent(),
            List.of(),
            new OpennessTable(database, clock),
            new SlackApi(slack, "xoxb-bench", SlackApi.PATIENCE, clock),
            clock);
    var secrets = List.of(System.getenv("SLACK_SIGNING_SECRET"));
    var meters = new AckMeters(new SimpleMeterRegistry());
    new HttpServer(
            "127.0.0.1",
            Integer.parseInt(System.getenv("PITWALL_PORT")),
            List.of(
                new Route(
                    "/slack/events",
                    new SlackEndpoint(secrets, inbox, runner, meters, clock, clock)),
                new Route("/healthz", new AliveEndpoint()),
                new Route("/drop", new Dropping(database))))
        .start();
  }

  /** {@code GET /drop?entries=n}. */
  private static final class Dropping extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Duration KEPT = Duration.ofDays(90);

    private final transient OldLogs logs;
    private final transient Upkeep upkeep;

    Dropping(Database database) {
      logs = new OldLogs(database, KEPT);
      upkeep = new Upkeep(database);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      long entries = Long.parseLong(request.getParameter("entries"));
      logs.drop(ManyLogs.endAfter(entries).plus(KEPT));
      upkeep.giveBack();
      PlainAnswer.send(response, 200, "dropped");
    }
  }
}
