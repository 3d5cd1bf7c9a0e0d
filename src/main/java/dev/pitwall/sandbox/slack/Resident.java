package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Somebody with an account in the workspace.
 *
 * @param id {@code U…}
 * @param name what people type after an at sign
 * @param zone offset from UTC in seconds
 */
record Resident(String id, String name, String realName, boolean bot, int zone) {
  ObjectNode json() {
    var user = Json.object();
    user.put("id", id)
        .put("team_id", Names.TEAM)
        .put("name", name)
        .put("deleted", false)
        .put("real_name", realName)
        .put("tz", "Etc/UTC")
        .put("tz_label", "Coordinated Universal Time")
        .put("tz_offset", zone)
        .put("is_admin", false)
        .put("is_owner", false)
        .put("is_bot", bot)
        .put("is_app_user", false);
    user.putObject("profile").put("real_name", realName).put("display_name", name);
    return user;
  }
}
