package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** {@code conversations.*}: what is there to read, and where. */
final class ConversationMethods {
  private static final String[] READ = {"channels:read", "groups:read", "im:read", "mpim:read"};
  private static final String[] HISTORY = {"channels:history", "groups:history", "im:history"};
  private static final int MOST = 999;

  private final Workspace workspace;
  private final Conversations conversations;
  private final Supplier<Set<String>> scopes;
  private final Supplier<Duration> lag;

  /**
   * @param scopes what the token may do
   * @param lag how far history is behind what was posted
   */
  ConversationMethods(
      Workspace workspace,
      Conversations conversations,
      Supplier<Set<String>> scopes,
      Supplier<Duration> lag) {
    this.workspace = workspace;
    this.conversations = conversations;
    this.scopes = scopes;
    this.lag = lag;
  }

  List<ApiMethod> methods() {
    return List.of(
        ApiMethod.of("conversations.history", Tier.T3, this::history, HISTORY),
        ApiMethod.of("conversations.replies", Tier.T3, this::replies, HISTORY),
        ApiMethod.of("conversations.info", Tier.T3, this::info, READ),
        ApiMethod.of("conversations.list", Tier.T2, this::list, READ),
        ApiMethod.of("conversations.members", Tier.T4, this::members, READ),
        ApiMethod.of("conversations.join", Tier.T3, this::join, "channels:join"),
        ApiMethod.of("conversations.open", Tier.T3, this::open, "im:write", "mpim:write"));
  }

  private ObjectNode history(Args args) {
    var channel = conversations.toRead(args.required("channel"));
    var range = Range.of(args);
    var found = new ArrayList<>(channel.timeline().reversed());
    found.removeIf(m -> !range.holds(ts(m)) || tooNew(m));
    return page(found, args, 100, false);
  }

  private ObjectNode replies(Args args) {
    var channel = conversations.toRead(args.required("channel"));
    var ts = args.required("ts");
    var range = Range.of(args);
    var found = new ArrayList<>(channel.thread(ts));
    found.removeIf(this::tooNew);
    if (found.isEmpty()) {
      throw new ApiRefusal("thread_not_found");
    }
    found.removeIf(m -> !ts.equals(ts(m)) && !range.holds(ts(m)));
    return page(found, args, MOST, true);
  }

  private boolean tooNew(ObjectNode message) {
    var horizon = Stamps.of(workspace.clock.instant().minus(lag.get()));
    return !lag.get().isZero() && ts(message).compareTo(horizon) > 0;
  }

  /** A cursor names the last message told; what follows it, in this order, comes next. */
  private static ObjectNode page(
      List<ObjectNode> found, Args args, int usual, boolean oldestFirst) {
    int limit = args.number("limit", usual, MOST);
    var after = Cursor.decode(args.text("cursor", ""));
    var rest =
        found.stream()
            .filter(m ->
                after.isEmpty()
                    || (oldestFirst ? ts(m).compareTo(after) > 0 : ts(m).compareTo(after) < 0))
            .toList();
    var answer = Json.object();
    var messages = answer.putArray("messages");
    rest.stream().limit(limit).map(m -> withMetadata(m, args)).forEach(messages::add);
    boolean more = rest.size() > limit;
    answer.put("has_more", more);
    if (more) {
      var last = ts(rest.get(limit - 1));
      answer.putObject("response_metadata").put("next_cursor", Cursor.encode(last));
    }
    return answer;
  }

  private static ObjectNode withMetadata(ObjectNode message, Args args) {
    if (message.has("metadata") && !args.flag("include_all_metadata")) {
      var type = message.path("metadata").path("event_type").asText();
      message.putObject("metadata").put("event_type", type);
    }
    return message;
  }

  private ObjectNode info(Args args) {
    var answer = Json.object();
    var channel = conversations.known(args.required("channel"));
    if (!scopes.get().contains(channel.readScope())) {
      throw ApiRefusal.missingScope(channel.readScope());
    }
    answer.set("channel", channel.json());
    return answer;
  }

  private ObjectNode list(Args args) {
    var types = List.of(args.text("types", "public_channel").split(","));
    var answer = Json.object();
    var list = answer.putArray("channels");
    for (var channel : workspace.channels.values()) {
      boolean hidden = channel.archived && args.flag("exclude_archived");
      if (types.contains(type(channel)) && !hidden) {
        list.add(channel.json());
      }
    }
    answer.putObject("response_metadata").put("next_cursor", "");
    return answer;
  }

  private static String type(Channel channel) {
    if (channel.direct) {
      return "im";
    }
    return channel.secret ? "private_channel" : "public_channel";
  }

  private ObjectNode members(Args args) {
    var answer = Json.object();
    var list = answer.putArray("members");
    conversations.known(args.required("channel")).members.forEach(list::add);
    answer.putObject("response_metadata").put("next_cursor", "");
    return answer;
  }

  private ObjectNode join(Args args) {
    var channel = conversations.known(args.required("channel"));
    if (channel.archived) {
      throw new ApiRefusal("is_archived");
    }
    workspace.change(new Change.Joined(channel.id, Names.BOT_USER));
    var answer = Json.object();
    answer.set("channel", channel.json());
    return answer;
  }

  private ObjectNode open(Args args) {
    var users = args.text("users", "");
    if (!workspace.people.containsKey(users)) {
      throw new ApiRefusal(users.isEmpty() ? "users_list_not_supplied" : "user_not_found");
    }
    boolean already = workspace.channels.containsKey("D" + users.substring(1));
    var answer = Json.object().put("no_op", already).put("already_open", already);
    answer.putObject("channel").put("id", workspace.direct(users).id);
    return answer;
  }

  private static String ts(ObjectNode message) {
    return message.path("ts").asText();
  }

  /** The part of time a call asks for; both ends excluded unless it says otherwise. */
  private record Range(String oldest, String latest, boolean inclusive) {
    static Range of(Args args) {
      return new Range(
          padded(args.text("oldest", "0")),
          padded(args.text("latest", "9999999999")),
          args.flag("inclusive"));
    }

    private static String padded(String ts) {
      var parts = (ts.isEmpty() ? "0" : ts).split("\\.", 2);
      var micros = (parts.length == 2 ? parts[1] : "") + "000000";
      try {
        return "%010d.%s".formatted(Long.parseLong(parts[0]), micros.substring(0, 6));
      } catch (NumberFormatException _) {
        throw new ApiRefusal("invalid_arguments", List.of("invalid timestamp"));
      }
    }

    boolean holds(String ts) {
      int low = ts.compareTo(oldest);
      int high = ts.compareTo(latest);
      return inclusive ? low >= 0 && high <= 0 : low > 0 && high < 0;
    }
  }

  /** Opaque to the caller. */
  private static final class Cursor {
    static String encode(String ts) {
      return Base64.getEncoder().encodeToString(("next_ts:" + ts).getBytes(StandardCharsets.UTF_8));
    }

    static String decode(String cursor) {
      if (cursor.isEmpty()) {
        return "";
      }
      try {
        var text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
        if (text.startsWith("next_ts:")) {
          return text.substring("next_ts:".length());
        }
      } catch (IllegalArgumentException _) {
        throw new ApiRefusal("invalid_cursor");
      }
      throw new ApiRefusal("invalid_cursor");
    }
  }
}
