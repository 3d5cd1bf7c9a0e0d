package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody in the workspace, and what they can do there. Channels are {@code #name} or an id. */
public final class Person {
  private final Resident resident;
  private final SandboxSlack slack;

  Person(Resident resident, SandboxSlack slack) {
    this.resident = resident;
    this.slack = slack;
  }

  /** {@code U…}. */
  public String id() {
    return resident.id();
  }

  /** Types a slash command in a channel; answers when the app did, at most three seconds later. */
  public AppAnswer command(String line, String channel) {
    return slack.talk.command(id(), channel, line);
  }

  /** Says something in a channel. */
  public SentMessage say(String channel, String text) {
    return slack.message(channel, slack.talk.say(id(), channel, "", text));
  }

  /** Replies in the thread of a message. */
  public SentMessage reply(SentMessage parent, String text) {
    var thread = parent.json().path("thread_ts").asText(parent.ts());
    return slack.message(parent.channel(), slack.talk.say(id(), parent.channel(), thread, text));
  }

  /** Mentions the app in a channel. */
  public SentMessage mention(String channel, String text) {
    return say(channel, "@Pitwall " + text);
  }

  /** Mentions the app in the thread of a message. */
  public SentMessage mention(SentMessage parent, String text) {
    return reply(parent, "@Pitwall " + text);
  }

  /** Makes a private channel for the app, themselves and others. */
  public void makePrivateChannel(String name, Person... others) {
    var members = new ArrayList<>(List.of(id(), Names.BOT_USER));
    Stream.of(others).map(Person::id).forEach(members::add);
    var id = "C0" + name.toUpperCase(Locale.ROOT);
    slack.workspace.change(new Change.PrivateMade(id, name, members));
  }

  /** Makes a public channel private. */
  public void makePrivate(String channel) {
    slack.workspace.change(new Change.MadePrivate(slack.workspace.channel(channel).id));
  }

  /** Says something in the direct message with the app. */
  public SentMessage tellApp(String text) {
    return say(slack.workspace.direct(id()).id, text);
  }

  /** Clicks a button, found by its action id or label, and confirms if it asks. */
  public AppAnswer click(SentMessage message, String button) {
    return act(message, Clicks.Click.on(button));
  }

  /** Picks from a menu or select, found by its action id, the option with this label or value. */
  public AppAnswer choose(SentMessage message, String menu, String option) {
    return act(message, Fields.choosing(message.blocks(), menu, option));
  }

  private AppAnswer act(SentMessage message, Clicks.Click click) {
    return message.to().isPresent()
        ? slack.clicks.onWhisper(
            resident, new Whisper(message.channel(), id(), message.json()), click)
        : slack.clicks.onMessage(resident, message.channel(), message.json(), click);
  }

  /** The dialog on top, if one is open. */
  public Optional<ObjectNode> modal() {
    var open = slack.modals.stack(id());
    return open.isEmpty() ? Optional.empty() : Optional.of(open.getLast());
  }

  /** How many dialogs are open, one over the other. */
  public int modalDepth() {
    return slack.modals.stack(id()).size();
  }

  /**
   * Fills in the top dialog and sends it off.
   *
   * @param values by action id, block id or label; an option is named by label or value
   */
  public ModalAnswer submit(Map<String, String> values) {
    var view = openModal();
    return slack.submissions.submit(
        resident, view.path("id").asText(), Fields.filled(view.path("blocks"), values));
  }

  /** Clicks a button in the top dialog. */
  public AppAnswer clickInModal(String button) {
    return slack.clicks.onModal(resident, openModal().path("id").asText(), Clicks.Click.on(button));
  }

  /** Picks from a menu or select in the top dialog. */
  public AppAnswer chooseInModal(String menu, String option) {
    var view = openModal();
    var click = Fields.choosing(view.path("blocks"), menu, option);
    return slack.clicks.onModal(resident, view.path("id").asText(), click);
  }

  public void closeModal() {
    slack.submissions.close(resident, false);
  }

  private ObjectNode openModal() {
    return modal()
        .orElseThrow(() -> new IllegalStateException(resident.name() + " has no dialog open."));
  }

  /** Opens the app's Home tab; what the app publishes then is {@link #home}. */
  public void openHome() {
    slack.events.homeOpened(id());
  }

  /** The Home tab as the app last published it. */
  public Optional<ObjectNode> home() {
    return slack.workspace.exclusively(
        () -> Optional.ofNullable(slack.workspace.homes.get(id())).map(ObjectNode::deepCopy));
  }

  /** Clicks a button on the Home tab. */
  public AppAnswer clickAtHome(String button) {
    return slack.clicks.onHome(resident, Clicks.Click.on(button));
  }

  /** Picks from a menu or select on the Home tab. */
  public AppAnswer chooseAtHome(String menu, String option) {
    var blocks = home().map(view -> view.path("blocks")).orElseGet(Json::object);
    return slack.clicks.onHome(resident, Fields.choosing(blocks, menu, option));
  }

  /** Uses a shortcut of a message's menu. */
  public AppAnswer shortcut(String callbackId, SentMessage message) {
    return slack.shortcuts.onMessage(resident, callbackId, message.channel(), message.ts());
  }

  /** Uses a global shortcut. */
  public AppAnswer shortcut(String callbackId) {
    return slack.shortcuts.global(resident, callbackId);
  }

  /** Deletes a message; an admin may delete the app's. */
  public void delete(SentMessage message) {
    slack.talk.delete(message.channel(), message.ts());
  }

  /** Changes the text of a message of one's own. */
  public void edit(SentMessage message, String text) {
    slack.talk.edit(id(), message.channel(), message.ts(), text);
  }

  /** Makes the app a member of a channel. */
  public void inviteApp(String channel) {
    slack.talk.invite(slack.workspace.find(channel).orElseThrow().id, Names.BOT_USER);
  }

  /** What only this person sees in a channel, oldest first. */
  public List<SentMessage> whispers(String channel) {
    return slack.workspace.exclusively(() -> {
      var id = slack.workspace.find(channel).orElseThrow().id;
      var seen = new ArrayList<SentMessage>();
      for (var whisper : slack.workspace.whispers) {
        if (whisper.to().equals(id()) && whisper.channel().equals(id)) {
          seen.add(new SentMessage(id, Optional.of(id()), whisper.message().deepCopy()));
        }
      }
      return List.copyOf(seen);
    });
  }

  /** The newest message that only this person sees in a channel. */
  public Optional<SentMessage> lastWhisper(String channel) {
    var all = whispers(channel);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** Slack's own short messages to this person, such as that the app did not respond. */
  public List<String> notices() {
    return slack.notices.told(id());
  }
}
