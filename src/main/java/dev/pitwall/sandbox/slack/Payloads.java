package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The parts that Slack's requests to an app have in common. */
final class Payloads {
  /** The deprecated verification token that Slack still sends. */
  static final String TOKEN = "verification-token";

  private final Workspace workspace;
  private final Triggers triggers;
  private final Supplier<String> home;

  Payloads(Workspace workspace, Triggers triggers, Supplier<String> home) {
    this.workspace = workspace;
    this.triggers = triggers;
    this.home = home;
  }

  /** A slash command's form. */
  Map<String, String> command(Resident person, Channel channel, String word, String text) {
    var origin = new ResponseUrls.Origin(channel.id, person.id(), "", "", false);
    var form = new LinkedHashMap<String, String>();
    form.put("token", TOKEN);
    form.put("team_id", Names.TEAM);
    form.put("team_domain", Names.TEAM_DOMAIN);
    form.put("channel_id", channel.id);
    form.put("channel_name", channel.told());
    form.put("user_id", person.id());
    form.put("user_name", person.name());
    form.put("command", word);
    form.put("text", text);
    form.put("api_app_id", Names.APP);
    form.put("is_enterprise_install", "false");
    form.put("response_url", responseUrl(origin));
    form.put("trigger_id", triggers.issue(person.id()));
    return form;
  }

  /** An interaction of this kind by this person, with a fresh trigger. */
  ObjectNode interaction(String type, Resident person) {
    var payload = Json.object().put("type", type);
    payload.set("user", user(person));
    payload.put("api_app_id", Names.APP).put("token", TOKEN);
    payload.putObject("team").put("id", Names.TEAM).put("domain", Names.TEAM_DOMAIN);
    payload
        .putNull("enterprise")
        .put("is_enterprise_install", false)
        .put("trigger_id", triggers.issue(person.id()));
    return payload;
  }

  /** Names the channel the interaction happened in. */
  static void in(Channel channel, ObjectNode payload) {
    payload.putObject("channel").put("id", channel.id).put("name", channel.told());
  }

  String responseUrl(ResponseUrls.Origin origin) {
    var id = Ids.random(24);
    workspace.change(new Change.UrlGiven(id, origin, workspace.clock.millis()));
    return home.get() + "response/" + id;
  }

  private static ObjectNode user(Resident person) {
    return Json.object()
        .put("id", person.id())
        .put("username", person.name())
        .put("name", person.name())
        .put("team_id", Names.TEAM);
  }
}
