package dev.pitwall.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.card.Message;
import dev.pitwall.card.Modal;
import dev.pitwall.card.Reply;
import dev.pitwall.slack.Transport.Exchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls to Slack with one workspace's bot token: one try each, no exception for anything that Slack
 * or the network does. Blocks while Slack answers, so it is called on virtual threads.
 */
public final class SlackApi implements AutoCloseable {
  /** How long a call may take in all. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(SlackApi.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String base;
  private final String token;
  private final InstantSource clock;
  private final SlackClock theirs;
  private final Transport wire;

  /**
   * @param base {@code SLACK_API_URL}, such as {@code https://slack.com/api/}
   * @param token {@code xoxb-…}; is in no log line
   * @param patience how long a call may take in all
   */
  public SlackApi(URI base, String token, Duration patience, InstantSource clock) {
    this(base, token, clock, new Wire(patience));
  }

  SlackApi(URI base, String token, InstantSource clock, Transport wire) {
    var url = base.toString();
    this.base = url.endsWith("/") ? url : url + "/";
    this.token = token;
    this.clock = clock;
    this.theirs = new SlackClock(clock);
    this.wire = wire;
    if (token.isBlank() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException("The bot token is no token: it starts with xoxb-.");
    }
  }

  /** {@code auth.test}: whose token it is, for {@link Identity#of}. */
  public SlackAnswer authTest() {
    return call("auth.test", Map.of());
  }

  /** {@code views.open}, within 3 s of what the trigger id came with. */
  public SlackAnswer openModal(String triggerId, Modal modal) {
    return call("views.open", Map.of("trigger_id", triggerId, "view", modal.view().toString()));
  }

  /**
   * {@code views.update}.
   *
   * @param hash of the view as it was seen, so that a newer one is not overwritten; null to do so
   */
  public SlackAnswer updateModal(String viewId, @Nullable String hash, Modal modal) {
    var form = new LinkedHashMap<String, String>();
    form.put("view_id", viewId);
    if (hash != null) {
      form.put("hash", hash);
    }
    form.put("view", modal.view().toString());
    return call("views.update", form);
  }

  /** Answers a command or a click, to that person alone: five times within 30 minutes. */
  public SlackAnswer respond(String responseUrl, Message message, boolean replaceOriginal) {
    return respond(responseUrl, null, message, replaceOriginal);
  }

  /**
   * As the other, in a thread.
   *
   * @param threadTs of the message clicked on, so that the answer shows beside it; null for none
   */
  public SlackAnswer respond(
      String responseUrl, @Nullable String threadTs, Message message, boolean replaceOriginal) {
    ObjectNode body = JSON.createObjectNode();
    body.put("response_type", "ephemeral").put("replace_original", replaceOriginal);
    body.put("text", message.text()).set("blocks", message.blocks());
    if (threadTs != null) {
      body.put("thread_ts", threadTs);
    }
    return HttpUrl.parse(responseUrl) == null
        ? new SlackAnswer.Refused("invalid_response_url", "")
        : told(
            "response_url", Answers.ofUrl(dated(wire.json(responseUrl, body.toString())), now()));
  }

  /** {@code chat.postEphemeral}: where there is no {@code response_url}, as with a mention. */
  public SlackAnswer whisper(
      String channel, String user, @Nullable String threadTs, Message message) {
    var form = new LinkedHashMap<String, String>();
    form.put("channel", channel);
    form.put("user", user);
    if (threadTs != null) {
      form.put("thread_ts", threadTs);
    }
    form.put("text", message.text());
    form.put("blocks", message.blocks().toString());
    return call("chat.postEphemeral", form);
  }

  /** Sends a file's bytes; nobody sees it until it is shared. The answer taken names it. */
  SlackAnswer send(Reply.TextFile file) {
    var content = file.content().getBytes(StandardCharsets.UTF_8);
    var form = Map.of("filename", file.name(), "length", Integer.toString(content.length));
    var place = call("files.getUploadURLExternal", form);
    if (!(place instanceof SlackAnswer.Taken(var body, _))) {
      return place;
    }
    var url = body.path("upload_url").asText();
    if (HttpUrl.parse(url) == null) {
      return new SlackAnswer.Refused("no_upload_url", "");
    }
    var sent = told("upload", Answers.ofUrl(wire.bytes(url, content), now()));
    return sent instanceof SlackAnswer.Taken ? place : sent;
  }

  /** Puts a file that was sent into a session's thread. */
  SlackAnswer share(Reply.TextFile file, SlackAnswer.Taken sent) {
    return call("files.completeUploadExternal", completion(file, sent.body()));
  }

  private static Map<String, String> completion(Reply.TextFile file, JsonNode place) {
    var id = place.path("file_id").asText();
    var entry = JSON.createObjectNode().put("id", id).put("title", file.name());
    var files = JSON.createArrayNode().add(entry);
    return Map.of(
        "files", files.toString(),
        "channel_id", file.channel().id(),
        "thread_ts", file.threadTs(),
        "initial_comment", file.comment());
  }

  /** Any Web API method; the fields go as a form. */
  SlackAnswer call(String method, Map<String, String> fields) {
    return told(method, Answers.ofMethod(dated(wire.form(base + method, token, fields)), now()));
  }

  private static SlackAnswer told(String method, SlackAnswer answer) {
    LOG.debug("Slack {}: {}", method, answer.getClass().getSimpleName());
    return answer;
  }

  private Exchange dated(Exchange exchange) {
    if (exchange instanceof Transport.Answered answered) {
      theirs.told(answered.headers().get("Date"));
    }
    return exchange;
  }

  /** What time it is at Slack; empty when it has not told it yet. */
  public Optional<Instant> time() {
    return theirs.now();
  }

  SlackClock clock() {
    return theirs;
  }

  private Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    wire.close();
  }
}
