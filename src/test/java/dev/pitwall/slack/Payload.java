package dev.pitwall.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** Requests in the shapes that Slack documents. */
final class Payload {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Payload() {}

  static Map<String, String> command(String text) {
    var form = new HashMap<String, String>();
    form.put("token", "deprecated");
    form.put("team_id", "T0TEAM");
    form.put("team_domain", "acme");
    form.put("channel_id", "C0AGENTS");
    form.put("channel_name", "agents");
    form.put("user_id", "U0ALICE");
    form.put("user_name", "alice");
    form.put("command", "/agents");
    form.put("text", text);
    form.put("api_app_id", "A0PITWALL");
    form.put("is_enterprise_install", "false");
    form.put("response_url", "RESPONSE_URL");
    form.put("trigger_id", "13345224609.738474920.8088930838d88f008e0");
    return form;
  }

  static ObjectNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A click on a card's button, with blocks of a kind that nobody knows. */
  static ObjectNode click(String actionId, String value) {
    var click =
        read(
            """
            {"type":"block_actions",
             "user":{"id":"U0BOB","username":"bob","name":"bob","team_id":"T0TEAM","new_field":[1]},
             "api_app_id":"A0PITWALL","token":"deprecated","enterprise":null,
             "container":{"type":"message","message_ts":"1795330860.000100",
                          "channel_id":"C0AGENTS","is_ephemeral":false},
             "trigger_id":"12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3",
             "team":{"id":"T0TEAM","domain":"acme"},"is_enterprise_install":false,
             "channel":{"id":"C0AGENTS","name":"agents"},
             "message":{"bot_id":"B0PITWALL","type":"message","text":"a card, not a submission",
                        "user":"U0PITWALL","ts":"1795330860.000100","app_id":"A0PITWALL",
                        "blocks":[{"type":"hologram","section":{"type":7},"elements":"none"}],
                        "metadata":"not even an object","team":"T0TEAM"},
             "state":{"values":{}},"response_url":"RESPONSE_URL",
             "actions":[{"action_id":"ID","block_id":"b1","type":"button","style":"danger",
                         "text":{"type":"plain_text","text":"Stop session","emoji":true},
                         "value":"VALUE","action_ts":"1795330861.123456"}]}
            """);
    var action = (ObjectNode) click.withArray("actions").get(0);
    action.put("action_id", actionId).put("value", value);
    return click;
  }

  static ObjectNode submission(String callbackId, String metadata) {
    var sent =
        read(
            """
            {"type":"view_submission",
             "team":{"id":"T0TEAM","domain":"acme"},
             "user":{"id":"U0BOB","username":"bob","team_id":"T0TEAM"},
             "api_app_id":"A0PITWALL","token":"deprecated",
             "trigger_id":"12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3",
             "view":{"id":"V0STOP","team_id":"T0TEAM","type":"modal","hash":"156.ab",
                     "blocks":[{"type":"hologram"}],
                     "title":{"type":"plain_text","text":"Stop session?"},
                     "state":{"values":{
                       "reason":{"text":{"type":"plain_text_input","value":"wrong direction"}},
                       "empty":{"text":{"type":"plain_text_input","value":null}},
                       "one":{"menu":{"type":"static_select","selected_option":{
                              "text":{"type":"plain_text","text":"Main"},"value":"main"}}},
                       "many":{"boxes":{"type":"checkboxes","selected_options":[
                              {"value":"a"},{"value":"b"}]}}}}},
             "response_urls":[]}
            """);
    ((ObjectNode) sent.get("view"))
        .put("callback_id", callbackId)
        .put("private_metadata", metadata);
    return sent;
  }

  static ObjectNode shortcut(String callbackId) {
    return read("""
    {"type":"message_action","token":"deprecated","action_ts":"1795330861.1",
     "team":{"id":"T0TEAM","domain":"acme"},"user":{"id":"U0BOB","name":"bob"},
     "channel":{"id":"C0AGENTS","name":"agents"},"is_enterprise_install":false,
     "trigger_id":"1.2.3","message_ts":"1795330000.000200",
     "message":{"type":"message","user":"U0ALICE","ts":"1795330000.000200",
                "thread_ts":"1795330000.000100","text":"the login button &lt;jumps&gt;"},
     "response_url":"RESPONSE_URL"}
    """)
        .put("callback_id", callbackId);
  }

  static ObjectNode mention(String eventId, String text) {
    var sent =
        read(
            """
            {"token":"deprecated","team_id":"T0TEAM","api_app_id":"A0PITWALL",
             "event":{"client_msg_id":"a-b","type":"app_mention","user":"U0ALICE","team":"T0TEAM",
                      "ts":"1795330900.000300","channel":"C0AGENTS","event_ts":"1795330900.000300",
                      "blocks":[{"type":"hologram"}]},
             "type":"event_callback","event_time":1795330900,
             "authorizations":[{"enterprise_id":null,"team_id":"T0TEAM","user_id":"U0PITWALL",
                                "is_bot":true,"is_enterprise_install":false}],
             "is_ext_shared_channel":false,"event_context":"4-ab"}
            """);
    ((ObjectNode) sent.get("event")).put("text", text);
    return sent.put("event_id", eventId);
  }
}
