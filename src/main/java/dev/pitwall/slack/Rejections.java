package dev.pitwall.slack;

import static dev.pitwall.delivery.MessageSender.Scope.CHANNEL;
import static dev.pitwall.delivery.MessageSender.Scope.MESSAGE;
import static dev.pitwall.delivery.MessageSender.Scope.UNKNOWN;
import static dev.pitwall.delivery.MessageSender.Scope.WORKSPACE;
import static java.util.Map.entry;

import dev.pitwall.delivery.MessageSender.Gone;
import dev.pitwall.delivery.MessageSender.Rejected;
import dev.pitwall.delivery.MessageSender.Result;
import dev.pitwall.delivery.MessageSender.Scope;
import java.util.Map;
import java.util.Set;

/** Slack's words for why a message can't be posted, changed or looked for. */
final class Rejections {
  private static final Set<String> GONE =
      Set.of(
          "message_not_found",
          "cant_update_message",
          "thread_not_found",
          "cannot_reply_to_message");

  private static final String INVITE = "Invite Pitwall there with /invite @Pitwall.";
  private static final String REINSTALL =
      "Reinstall the app in the workspace and put its new bot token into SLACK_BOT_TOKEN.";
  private static final String ASK_ADMIN = "Ask the workspace's admins to let Pitwall post there.";

  private static final Map<String, Known> KNOWN =
      Map.ofEntries(
          channel(
              "channel_not_found", "The channel is deleted, or private without Pitwall.", INVITE),
          channel("not_in_channel", "Pitwall is not in the channel.", INVITE),
          channel(
              "is_archived",
              "The channel is archived.",
              "Unarchive it, or show sessions elsewhere."),
          channel(
              "is_inactive",
              "The channel is archived.",
              "Unarchive it, or show sessions elsewhere."),
          channel("restricted_action", "The workspace does not let Pitwall post there.", ASK_ADMIN),
          channel("restricted_action_read_only_channel", "The channel is read-only.", ASK_ADMIN),
          channel(
              "restricted_action_thread_only_channel",
              "The channel takes replies only.",
              ASK_ADMIN),
          channel(
              "restricted_action_non_threadable_channel",
              "The channel takes no replies.",
              ASK_ADMIN),
          channel("posting_to_general_channel_denied", "Only some may post there.", ASK_ADMIN),
          channel(
              "messages_tab_disabled",
              "Pitwall takes no direct messages.",
              "Switch on the messages tab under App Home in the app's settings."),
          workspace("invalid_auth", "Slack does not know the bot token.", REINSTALL),
          workspace("not_authed", "Slack saw no bot token.", REINSTALL),
          workspace("account_inactive", "The bot's account is switched off.", REINSTALL),
          workspace("token_revoked", "The bot token is revoked.", REINSTALL),
          workspace("token_expired", "The bot token has expired.", REINSTALL),
          workspace(
              "missing_scope",
              "The bot token lacks a scope.",
              "Compare the app's scopes with manifest.yml and reinstall it."),
          workspace("not_allowed_token_type", "SLACK_BOT_TOKEN is no bot token.", REINSTALL),
          workspace(
              "access_denied",
              "The workspace shuts Pitwall out.",
              "Ask its admins to allow the app."),
          workspace(
              "org_login_required",
              "The organisation is being moved.",
              "Wait until Slack has moved it."),
          workspace("team_access_not_granted", "The app is not in that workspace.", REINSTALL));

  private static final Set<String> MALFORMED =
      Set.of(
          "invalid_blocks",
          "invalid_blocks_format",
          "invalid_arguments",
          "invalid_arg_name",
          "invalid_attachments",
          "invalid_metadata_format",
          "invalid_metadata_schema",
          "metadata_too_large",
          "block_mismatch",
          "edit_window_closed",
          "msg_blocks_too_long",
          "msg_too_long",
          "no_text",
          "too_many_attachments",
          "too_many_contact_cards");

  private Rejections() {}

  static Result of(SlackAnswer.Refused refused) {
    var code = refused.error();
    if (GONE.contains(code)) {
      return new Gone();
    }
    var detail = refused.detail().isEmpty() ? "" : " (" + refused.detail() + ")";
    if (MALFORMED.contains(code)) {
      return new Rejected(code, MESSAGE, "Slack does not take the message: " + code + detail);
    }
    var known = KNOWN.get(code);
    return known == null
        ? new Rejected(code, UNKNOWN, "Slack refused with " + code + detail)
        : new Rejected(code, known.scope, known.what + detail + " " + known.todo);
  }

  private record Known(Scope scope, String what, String todo) {}

  private static Map.Entry<String, Known> channel(String code, String what, String todo) {
    return entry(code, new Known(CHANNEL, what, todo));
  }

  private static Map.Entry<String, Known> workspace(String code, String what, String todo) {
    return entry(code, new Known(WORKSPACE, what, todo));
  }
}
