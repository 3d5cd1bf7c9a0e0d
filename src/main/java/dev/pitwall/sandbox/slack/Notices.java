package dev.pitwall.sandbox.slack;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Short-lived words of Slack's own to one person, such as that the app did not answer. */
final class Notices {
  /** One of them. */
  record Notice(String user, String text) {}

  private final Kept<Notice> told = new Kept<>();
  private final List<Consumer<Notice>> watchers = new CopyOnWriteArrayList<>();

  void tell(String user, String text) {
    var notice = new Notice(user, text);
    told.add(notice);
    watchers.forEach(watcher -> watcher.accept(notice));
  }

  List<String> told(String user) {
    return told.all().stream().filter(n -> n.user.equals(user)).map(Notice::text).toList();
  }

  void watch(Consumer<Notice> watcher) {
    watchers.add(watcher);
  }

  void unwatch(Consumer<Notice> watcher) {
    watchers.remove(watcher);
  }
}
