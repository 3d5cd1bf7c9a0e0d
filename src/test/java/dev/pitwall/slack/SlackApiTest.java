package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.pitwall.card.Message;
import dev.pitwall.card.Modal;
import dev.pitwall.card.Reply;
import dev.pitwall.sandbox.slack.Fault;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SlackSettings;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Workspace;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated("it looks at all that is logged")
class SlackApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "xoxb-sandbox";
  private static final Map<String, String> POST = Map.of("channel", "C0AGENTS", "text", "x");

  private SandboxSlack slack;
  private SlackApi api;

  @BeforeEach
  void start() throws Exception {
    slack = SandboxSlack.start(SlackSettings.of(TOKEN, "secret"));
    api = api(slack.apiUrl());
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
    slack.close();
  }

  private static SlackApi api(URI url) {
    return new SlackApi(url, TOKEN, Duration.ofSeconds(20), InstantSource.system());
  }

  private static Message message(String text) {
    ArrayNode blocks = JSON.createArrayNode();
    blocks.addObject().put("type", "divider");
    return new Message(text, blocks);
  }

  @Test
  void itKnowsWhoseTokenItHas() {
    var me = Identity.of(assertInstanceOf(SlackAnswer.Taken.class, api.authTest()));
    assertEquals("T0PITWALL", me.teamId());
    assertTrue(me.botId().startsWith("B0"), me.botId());
    assertTrue(me.scopes().contains("chat:write"), me.scopes().toString());
  }

  @Test
  void aRefusalIsAValueWithSlacksWordsInIt() {
    assertEquals(
        new SlackAnswer.Refused("channel_not_found", ""),
        api.call("chat.postMessage", Map.of("channel", "C0NOWHERE", "text", "x")));
    var badBlocks = Map.of("channel", "C0AGENTS", "text", "x", "blocks", "[{\"type\":\"nope\"}]");
    var refused =
        assertInstanceOf(SlackAnswer.Refused.class, api.call("chat.postMessage", badBlocks));
    assertEquals("invalid_blocks", refused.error());
    assertTrue(refused.detail().contains("/blocks/0"), refused.detail());
    slack.scopes(Set.of());
    assertEquals(
        new SlackAnswer.Refused("missing_scope", "needs chat:write"),
        api.call("chat.postMessage", POST));
  }

  @Test
  void whatSlackSaysIsNeverMoreThanALine() {
    slack.faults().next(1, "auth.test", new Fault.Refused("bad\nERROR forged " + "x".repeat(500)));
    var refused = assertInstanceOf(SlackAnswer.Refused.class, api.authTest());
    assertTrue(refused.error().startsWith("bad ERROR forged xxx"), refused.error());
    assertEquals(200, refused.error().length());
  }

  @Test
  void aLimitSaysHowLongToWait() {
    slack.faults().next(1, "chat.postMessage", new Fault.RateLimited(Optional.of(seconds(17))));
    slack.faults().next(1, "chat.postMessage", new Fault.RateLimited(Optional.empty()));
    assertEquals(new SlackAnswer.Limited(seconds(17)), api.call("chat.postMessage", POST));
    assertEquals(new SlackAnswer.Limited(seconds(30)), api.call("chat.postMessage", POST));
  }

  @Test
  void whatMayHaveBeenDoneIsUnclearAndNotTriedAgain() {
    slack.faults().next(1, "chat.postMessage", new Fault.Dropped(true));
    slack.faults().next(1, "chat.postMessage", new Fault.ServerError(true));
    slack.faults().next(1, "chat.postMessage", new Fault.HtmlBody());
    slack.faults().next(1, "chat.postMessage", new Fault.Refused("internal_error"));
    for (int i = 1; i <= 4; i++) {
      var answer = api.call("chat.postMessage", POST);
      assertInstanceOf(SlackAnswer.Unclear.class, answer, "call " + i);
      assertEquals(i, slack.calls("chat.postMessage").size());
    }
  }

  @Test
  void anAnswerThatTakesTooLongIsUnclear() {
    api.authTest();
    slack.faults().next(1, "chat.postMessage", new Fault.Delayed(Duration.ofSeconds(4)));
    try (var hasty = new SlackApi(slack.apiUrl(), TOKEN, seconds(2), InstantSource.system())) {
      assertInstanceOf(SlackAnswer.Unclear.class, hasty.call("chat.postMessage", POST));
    }
    assertEquals(1, slack.messages("#agents").size());
  }

  @Test
  void withNoConnectionNothingWasSent() throws Exception {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (var nowhere = api(URI.create("http://127.0.0.1:" + port + "/api/"))) {
      assertInstanceOf(SlackAnswer.Unreachable.class, nowhere.authTest());
    }
    try (var nameless = api(URI.create("http://slack.invalid/api/"))) {
      assertInstanceOf(SlackAnswer.Unreachable.class, nameless.authTest());
    }
  }

  @Test
  void aModalNeedsATriggerThatIsStillGood() {
    ObjectNode view = JSON.createObjectNode().put("type", "modal");
    view.putObject("title").put("type", "plain_text").put("text", "Stop session?");
    view.putArray("blocks");
    var answer = api.openModal("1.2.nonsense", new Modal(view));
    assertEquals("invalid_trigger_id", assertInstanceOf(SlackAnswer.Refused.class, answer).error());
    answer = api.updateModal("V0NONE", "1.a", new Modal(view));
    assertEquals("not_found", assertInstanceOf(SlackAnswer.Refused.class, answer).error());
  }

  @Test
  void aFileComesIntoTheThread() {
    var posted = api.call("chat.postMessage", POST);
    var ts = assertInstanceOf(SlackAnswer.Taken.class, posted).body().path("ts").asText();
    var channel = new Channel(new Workspace("T0PITWALL"), "C0AGENTS");
    var file = new Reply.TextFile(channel, ts, "log-k3f9.txt", "Grüße 🏁\n", "The log of `k3f9`");
    var sent = assertInstanceOf(SlackAnswer.Taken.class, api.send(file));
    assertEquals(List.of(), slack.thread(slack.cards("#agents").getLast()));
    assertInstanceOf(SlackAnswer.Taken.class, api.share(file, sent));
    var reply = slack.thread(slack.cards("#agents").getLast()).getLast();
    assertEquals("The log of `k3f9`", reply.text());
    assertEquals("log-k3f9.txt", reply.json().path("files").path(0).path("name").asText());
  }

  @Test
  void aWhisperIsForOnePersonAlone() {
    var answer = api.whisper("C0AGENTS", slack.alice().id(), null, message("Only you see this"));
    assertInstanceOf(SlackAnswer.Taken.class, answer);
    assertEquals(0, slack.cards("#agents").size());
  }

  @Test
  void aResponseUrlTakesFiveAnswers() throws Exception {
    var url = responseUrl();
    for (int i = 0; i < 5; i++) {
      assertInstanceOf(SlackAnswer.Taken.class, api.respond(url, message("Help " + i), false));
    }
    var sixth = api.respond(url, message("Help"), false);
    assertInstanceOf(SlackAnswer.Refused.class, sixth);
    assertEquals(
        new SlackAnswer.Refused("invalid_response_url", ""),
        api.respond("no url", message("Help"), true));
  }

  @Test
  void theTokenStandsInNoLogLine() {
    var lines = new ListAppender<ILoggingEvent>();
    lines.list = new CopyOnWriteArrayList<>(); // Threads of before may log yet.
    var root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
    var level = root.getLevel();
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.TRACE);
    try {
      slack.faults().next(1, "chat.postMessage", new Fault.ServerError(false));
      api.authTest();
      api.call("chat.postMessage", POST);
      api.call("chat.postMessage", POST);
    } finally {
      root.setLevel(level);
      root.detachAppender(lines);
    }
    assertTrue(lines.list.stream().anyMatch(l -> l.getFormattedMessage().contains("auth.test")));
    // The sandbox's server logs what it receives.
    var ours = lines.list.stream().filter(l -> !l.getLoggerName().startsWith("org.eclipse.jetty"));
    assertFalse(ours.anyMatch(l -> l.getFormattedMessage().contains(TOKEN)));
  }

  @Test
  void aTokenWithALineBreakIsRefusedWithoutBeingShown() {
    var thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new SlackApi(slack.apiUrl(), "xoxb-a\nb", seconds(1), InstantSource.system())
                    .close());
    assertEquals("The bot token is no token: it starts with xoxb-.", thrown.getMessage());
  }

  private String responseUrl() throws Exception {
    var app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    app.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    app.start();
    try {
      slack.connectApp(URI.create("http://127.0.0.1:" + app.getAddress().getPort() + "/"));
      slack.alice().command("/agents help", "#agents");
    } finally {
      app.stop(0);
    }
    var body = URLDecoder.decode(slack.deliveries().getLast().body(), StandardCharsets.UTF_8);
    return body.substring(body.indexOf("response_url=") + 13).split("&")[0];
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
