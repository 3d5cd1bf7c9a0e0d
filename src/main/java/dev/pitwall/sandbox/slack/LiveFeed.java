package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What happens from now on, as one person's open page is told it. */
final class LiveFeed implements AutoCloseable {
  private final SandboxSlack slack;
  private final String me;
  private final BlockingQueue<ObjectNode> waiting = new LinkedBlockingQueue<>();
  private final Consumer<Change> changes = this::changed;
  private final Consumer<String> modals = this::modalsChanged;
  private final Consumer<Notices.Notice> notices = this::noticed;

  LiveFeed(SandboxSlack slack, String me) {
    this.slack = slack;
    this.me = me;
    slack.feeds.add(this);
    slack.workspace.watch(changes);
    slack.modals.watch(modals);
    slack.notices.watch(notices);
  }

  /** The next thing to tell, if it happens within this time. */
  Optional<ObjectNode> next(long millis) throws InterruptedException {
    return Optional.ofNullable(waiting.poll(millis, TimeUnit.MILLISECONDS));
  }

  private void changed(Change change) {
    switch (change) {
      case Change.Posted(var channel, var message) -> message(channel, message, true);
      case Change.Edited(var channel, var message) -> message(channel, message, false);
      case Change.Deleted(var id, var ts) -> {
        if (sees(id)) {
          var told = tell("deleted").put("channel", id).put("ts", ts);
          told.set("message", slack.workspace.channel(id).messages.get(ts));
          waiting.add(told);
        }
      }
      case Change.Whispered(var channel, var to, var message) -> {
        if (to.equals(me)) {
          var told = tell("whisper").put("channel", channel);
          told.set("message", message);
          waiting.add(told);
        }
      }
      case Change.WhisperGone(var to, var ts) -> {
        if (to.equals(me)) {
          waiting.add(tell("whisper_gone").put("ts", ts));
        }
      }
      case Change.HomePublished(var user, var view) -> {
        if (user.equals(me)) {
          var told = tell("home");
          told.set("view", view);
          waiting.add(told);
        }
      }
      case Change.Joined(var channel, var _) -> channel(channel);
      case Change.Left(var channel, var _) -> channel(channel);
      case Change.Archived(var channel, var _) -> channel(channel);
      case Change.DirectOpened(var channel, var _) -> channel(channel);
      case Change.PrivateMade(var channel, var _, var _) -> channel(channel);
      case Change.MadePrivate(var channel) -> channel(channel);
      case Change.FileKept _, Change.UrlGiven _, Change.UrlUsed _ -> {}
    }
  }

  private boolean sees(String channel) {
    return slack.workspace.channel(channel).members.contains(me);
  }

  private void message(String channel, ObjectNode message, boolean fresh) {
    if (sees(channel)) {
      var told = tell("message").put("channel", channel).put("fresh", fresh);
      told.set("message", message);
      waiting.add(told);
    }
  }

  private void channel(String id) {
    if (sees(id)) {
      var told = tell("channel");
      told.set("channel", PageState.described(slack.workspace.channel(id)));
      waiting.add(told);
    }
  }

  private void modalsChanged(String user) {
    if (user.equals(me)) {
      var told = tell("modals");
      told.set("views", Json.MAPPER.valueToTree(slack.modals.stack(me)));
      waiting.add(told);
    }
  }

  private void noticed(Notices.Notice notice) {
    if (notice.user().equals(me)) {
      waiting.add(tell("notice").put("text", notice.text()));
    }
  }

  private static ObjectNode tell(String kind) {
    return Json.object().put("kind", kind);
  }

  /** Something to tell at once, so that a page that is being let go hears of it. */
  void wake() {
    waiting.add(tell("bye"));
  }

  @Override
  public void close() {
    slack.feeds.remove(this);
    slack.workspace.unwatch(changes);
    slack.modals.unwatch(modals);
    slack.notices.unwatch(notices);
  }
}
