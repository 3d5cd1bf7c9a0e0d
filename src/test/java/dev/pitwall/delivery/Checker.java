package dev.pitwall.delivery;

import dev.pitwall.card.Message;
import dev.pitwall.delivery.Renderer.Nothing;
import dev.pitwall.delivery.Renderer.Show;
import dev.pitwall.delivery.Target.Kind;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks at a workspace when nothing waits any more, and says what is wrong with it: lost, shown
 * twice, out of order, or not true.
 */
public final class Checker {
  private final SandboxSlack slack;
  private final SessionStore sessions;
  private final SessionRenderer renderer;
  private final List<TargetRow> rows;
  private final Set<String> deleted;
  private final Map<String, Long> starts;
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, List<SentMessage>> byKey = new TreeMap<>();
  private int sessionCount;

  /**
   * @param deleted keys of messages that people deleted
   * @param starts by {@link #place}: the log entry that the first digest there begins with, where
   *     that is not the first of all
   */
  public Checker(
      SandboxSlack slack,
      SessionStore sessions,
      SessionControls controls,
      String url,
      Set<String> deleted,
      Map<String, Long> starts)
      throws java.sql.SQLException {
    this.slack = slack;
    this.sessions = sessions;
    this.renderer = new SessionRenderer(sessions, controls);
    this.rows = TargetRow.all(url);
    this.deleted = deleted;
    this.starts = starts;
  }

  /** The key by which a message of Pitwall's is found; empty for others. */
  public static String key(SentMessage message) {
    return message.metadata().path("event_payload").path("k").asText();
  }

  /** Names a session's thread in a channel. */
  public static String place(SessionId session, Channel channel) {
    return session.text() + " " + channel.id();
  }

  /** What is wrong, a line each; empty when all is well. */
  public List<String> problems() {
    rows.stream().map(r -> r.target().channel().id()).distinct().forEach(this::read);
    var keys = rows.stream().map(r -> r.target().key()).collect(Collectors.toSet());
    byKey.forEach((key, messages) -> {
      if (messages.size() > 1) {
        wrong.add("twice: " + key + " " + messages.getFirst().text());
      }
      if (!keys.contains(key)) {
        wrong.add("nobody's: " + key + " " + messages.getFirst().text());
      }
    });
    rows.forEach(this::row);
    var threads =
        rows.stream()
            .filter(r -> r.target().kind() != Kind.ROLL_UP)
            .collect(Collectors.groupingBy(r -> place(r.target().session(), r.target().channel())));
    threads.values().forEach(this::thread);
    return wrong;
  }

  /** Sessions that were seen in the database. */
  public int sessions() {
    return sessionCount;
  }

  /** How many messages there are too many, and how many are not there. */
  public String counts() {
    long twice = wrong.stream().filter(w -> w.startsWith("twice")).count();
    long lost = wrong.stream().filter(w -> w.startsWith("lost")).count();
    return byKey.size() + " messages, " + lost + " lost, " + twice + " duplicate";
  }

  private void read(String channel) {
    for (var message : slack.messages(channel)) {
      keep(message);
      slack.thread(message).forEach(this::keep);
    }
  }

  private void keep(SentMessage message) {
    if (message.byApp() && !key(message).isEmpty()) {
      byKey.computeIfAbsent(key(message), _ -> new ArrayList<>()).add(message);
    }
  }

  private void row(TargetRow row) {
    var target = row.target();
    var what = target.kind() + " of " + owner(target);
    if (target.rollUp() != null && target.rollUp().endedAt() == null) {
      wrong.add("goes on though nothing is at work: " + what);
    }
    if (row.dirty()) {
      wrong.add("lost: still to be sent: " + what);
      return;
    }
    var found = Optional.ofNullable(byKey.get(target.key())).map(List::getFirst);
    // A card too: that it is gone is only seen when it changes.
    boolean mayBeAway = deleted.contains(target.key());
    if (found.isEmpty()) {
      // A question that was taken back before anybody saw it is not asked any more.
      if (!mayBeAway && renderer.render(target) instanceof Show) {
        wrong.add("lost: " + what + " in " + target.channel().id());
      }
    } else if (!found.get().ts().equals(target.ts())) {
      wrong.add("another is known: " + what);
    } else {
      isTrue(target, found.get(), what);
    }
  }

  private String owner(Target target) {
    return target.kind() == Kind.ROLL_UP
        ? target.channel().id()
        : renderer.handle(target.session()).text();
  }

  private void isTrue(Target target, SentMessage message, String what) {
    if (!(renderer.render(target) instanceof Show(Message expected, _))) {
      wrong.add("nothing to show: " + what);
      return;
    }
    var json = message.json().deepCopy();
    json.put("text", expected.text()).set("blocks", expected.blocks());
    var shown = new SentMessage(message.channel(), Optional.empty(), json);
    if (!shown.text().equals(message.text()) || !shown.shown().equals(message.shown())) {
      wrong.add("not true: " + what + ": " + message.shown() + " instead of " + shown.shown());
    }
  }

  private void thread(List<TargetRow> thread) {
    var first = thread.getFirst().target();
    if (first.kind() != Kind.CARD) {
      wrong.add("no card: " + first.session().text());
      return;
    }
    sessionCount++;
    var session = sessions.find(first.session()).orElseThrow();
    if (session.ended() && thread.stream().noneMatch(r -> r.target().kind() == Kind.NOTICE)) {
      wrong.add("lost: finish notice of " + session.handle().text());
    }
    var last = "";
    for (var row : thread) {
      var ts = row.target().ts();
      if (ts != null && row.target().kind() != Kind.CARD) {
        if (ts.compareTo(last) <= 0) {
          wrong.add("out of order: " + row.target().kind() + " of " + session.handle().text());
        }
        last = ts;
      }
    }
    digests(session, thread);
  }

  /** Each entry behind the card's first is in one digest, or says nothing. */
  private void digests(Session session, List<TargetRow> thread) {
    var first = thread.getFirst().target();
    long next = starts.getOrDefault(place(first.session(), first.channel()), 0L);
    for (var row : thread) {
      var target = row.target();
      if (target.kind() == Kind.DIGEST) {
        if (target.fromEntry() < next) {
          wrong.add("entries twice: " + session.handle().text() + " from " + target.fromEntry());
        }
        gap(session, target, next, target.fromEntry());
        next = target.toEntry();
      }
    }
    gap(session, first, next, session.logSize());
  }

  private void gap(Session session, Target like, long from, long to) {
    if (from < to) {
      var digest =
          new Target(
              "",
              like.channel(),
              like.session(),
              Kind.DIGEST,
              "",
              0,
              Lane.DIGEST,
              1,
              0,
              "",
              like.level(),
              from,
              to,
              null,
              null,
              null,
              like.dirtyAt(),
              like.dueAt(),
              0,
              null);
      if (!(renderer.render(digest) instanceof Nothing)) {
        wrong.add("lost: entries " + from + " to " + to + " of " + session.handle().text());
      }
    }
  }

  /** Keys of messages. */
  public static Set<String> keys(List<SentMessage> messages) {
    return new HashSet<>(messages.stream().map(Checker::key).toList());
  }
}
