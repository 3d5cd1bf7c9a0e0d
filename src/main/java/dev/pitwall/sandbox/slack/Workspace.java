package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everything in the workspace. Read and change it inside {@link #exclusively}. */
final class Workspace implements AutoCloseable {
  final InstantSource clock;
  final Stamps stamps;
  final Map<String, Resident> people = new LinkedHashMap<>();
  final Map<String, Channel> channels = new LinkedHashMap<>();
  final List<Whisper> whispers = new ArrayList<>();
  final Map<String, ObjectNode> homes = new LinkedHashMap<>();
  final Map<String, SlackFile> files = new LinkedHashMap<>();
  final ResponseUrls responseUrls;
  private final List<Consumer<Change>> watchers = new CopyOnWriteArrayList<>();
  private Journal journal = Journal.none();

  Workspace(InstantSource clock) {
    this.clock = clock;
    stamps = new Stamps(clock);
    responseUrls = new ResponseUrls(clock);
    for (var name : List.of("alice", "bob", "carol")) {
      var id = "U0" + name.toUpperCase(java.util.Locale.ROOT);
      var real = Character.toUpperCase(name.charAt(0)) + name.substring(1);
      people.put(id, new Resident(id, name, real, false, 0));
    }
    people.put(Names.BOT_USER, new Resident(Names.BOT_USER, "pitwall", Names.APP_NAME, true, 0));
    var everyone = List.of("U0ALICE", "U0BOB", "U0CAROL");
    var withApp = new ArrayList<>(everyone);
    withApp.add(Names.BOT_USER);
    add(new Channel("C0AGENTS", "agents", false, withApp));
    add(new Channel("C0SHOP", "shop", false, withApp));
    add(new Channel("C0RANDOM", "random", false, everyone));
  }

  private void add(Channel channel) {
    channels.put(channel.id, channel);
  }

  /** Takes up what the file holds, and writes every later change to it. */
  void keepIn(Path file) throws IOException {
    journal = Journal.open(file, this::apply);
  }

  synchronized <T> T exclusively(Supplier<T> work) {
    return work.get();
  }

  /** Makes it happen: on disk, then here, then told to whoever watches. */
  synchronized void change(Change change) {
    journal.append(change);
    apply(change);
    watchers.forEach(watcher -> watcher.accept(change));
  }

  /** The watcher is called while the workspace is held, in order; it must not block. */
  void watch(Consumer<Change> watcher) {
    watchers.add(watcher);
  }

  void unwatch(Consumer<Change> watcher) {
    watchers.remove(watcher);
  }

  private synchronized void apply(Change change) {
    switch (change) {
      case Change.Posted(var channel, var message) -> put(channel, message);
      case Change.Edited(var channel, var message) -> put(channel, message);
      case Change.Deleted(var channel, var ts) -> delete(channel(channel), ts);
      case Change.Whispered(var channel, var to, var message) -> {
        stamps.seen(message.path("ts").asText());
        var ts = message.path("ts").asText();
        whispers.removeIf(old -> old.to().equals(to) && old.ts().equals(ts));
        whispers.add(new Whisper(channel, to, message));
      }
      case Change.WhisperGone(var to, var ts) ->
          whispers.removeIf(old -> old.to().equals(to) && old.ts().equals(ts));
      case Change.HomePublished(var user, var view) -> homes.put(user, view);
      case Change.Joined(var channel, var user) -> channel(channel).members.add(user);
      case Change.Left(var channel, var user) -> channel(channel).members.remove(user);
      case Change.DirectOpened(var id, var members) -> add(new Channel(id, "", true, members));
      case Change.PrivateMade(var id, var name, var members) -> {
        var channel = new Channel(id, name, false, members);
        channel.secret = true;
        add(channel);
      }
      case Change.MadePrivate(var channel) -> channel(channel).secret = true;
      case Change.Archived(var channel, var archived) -> channel(channel).archived = archived;
      case Change.FileKept(var file, var content) ->
          files.put(file.path("id").asText(), new SlackFile(file, content));
      case Change.UrlGiven given -> responseUrls.apply(given);
      case Change.UrlUsed used -> responseUrls.apply(used);
    }
  }

  private void put(String channel, ObjectNode message) {
    var ts = message.path("ts").asText();
    stamps.seen(ts);
    channel(channel).messages.put(ts, message);
  }

  private static void delete(Channel channel, String ts) {
    var gone = channel.messages.remove(ts);
    if (gone != null && channel.hasReplies(ts)) {
      channel.messages.put(ts, MessageShapes.tombstone(ts));
    }
  }

  /** The channel with this id, which must exist. */
  Channel channel(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("No channel " + id + " here."));
  }

  /** By id, {@code #name} or name. */
  synchronized Optional<Channel> find(String idOrName) {
    var name = idOrName.startsWith("#") ? idOrName.substring(1) : idOrName;
    var byId = channels.get(idOrName);
    return byId != null
        ? Optional.of(byId)
        : channels.values().stream().filter(c -> !c.direct && c.name.equals(name)).findFirst();
  }

  /** The direct message of the app and this person; opened when there is none. */
  synchronized Channel direct(String user) {
    var id = "D" + user.substring(1);
    if (!channels.containsKey(id)) {
      change(new Change.DirectOpened(id, List.of(user, Names.BOT_USER)));
    }
    return channel(id);
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
