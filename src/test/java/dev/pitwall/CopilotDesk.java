package dev.pitwall;

import dev.pitwall.sandbox.github.SandboxGitHub;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Predicate;

/**
 * The whole of Pitwall, as {@code pitwall serve} makes it, between a Slack and a GitHub of the
 * sandbox; Alice's token is the one it works with.
 */
final class CopilotDesk implements AutoCloseable {
  static final String TOKEN = StandIns.TOKEN;

  final SandboxSlack slack;
  final SandboxGitHub github;
  private final StandIns standIns;
  private final Path directory;
  private App app;

  /**
   * @param directory empty, for the database
   */
  CopilotDesk(Path directory) throws Exception {
    this.directory = directory;
    standIns = StandIns.open();
    slack = standIns.slack();
    github = standIns.github();
    app = begun();
  }

  private App begun() throws Exception {
    var environment = standIns.settings(directory, 0);
    var next = App.start(Config.from(environment), environment, InstantSource.system());
    standIns.connect(next.port());
    return next;
  }

  /** Pitwall ends and begins again. */
  void restart() throws Exception {
    app.close();
    app = begun();
  }

  int port() {
    return app.port();
  }

  /** Alice types it in #agents. */
  void type(String command) {
    slack.alice().command(command, "agents");
  }

  /** A card in #agents, once there is one like that. */
  SentMessage card(Predicate<SentMessage> state) {
    return standIns.card(state);
  }

  /** A card in #agents, once there is one that shows this. */
  SentMessage card(String shown) {
    return card(c -> c.shown().contains(shown));
  }

  /** The first that mentions Alice in the card's thread, once there is one. */
  SentMessage ping(SentMessage card) {
    return standIns.ping(card);
  }

  /** How many messages of the card's thread mention Alice. */
  int pings(SentMessage card) {
    return standIns.pings(card).size();
  }

  /** All that is said in the card's thread. */
  String said(SentMessage card) {
    return standIns.said(card);
  }

  static String handle(SentMessage card) {
    return StandIns.handle(card);
  }

  @Override
  public void close() throws Exception {
    app.close();
    standIns.close();
  }
}
