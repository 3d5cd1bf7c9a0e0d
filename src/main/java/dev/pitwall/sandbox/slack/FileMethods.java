package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Uploads in Slack's three steps: ask for a URL, send the bytes there, say where it belongs. */
final class FileMethods {
  private record Slot(String name, int length, String base64, boolean filled) {}

  private final Workspace workspace;
  private final Conversations conversations;
  private final Supplier<String> home;
  private final Map<String, Slot> slots = new HashMap<>();

  FileMethods(Workspace workspace, Conversations conversations, Supplier<String> home) {
    this.workspace = workspace;
    this.conversations = conversations;
    this.home = home;
  }

  List<ApiMethod> methods() {
    return List.of(
        ApiMethod.of("files.getUploadURLExternal", Tier.T4, this::url, "files:write"),
        ApiMethod.of("files.completeUploadExternal", Tier.T4, this::complete, "files:write"));
  }

  private ObjectNode url(Args args) {
    var name = args.required("filename");
    int length = args.number("length", 0, Integer.MAX_VALUE);
    if (length == 0) {
      throw new ApiRefusal("invalid_arguments", List.of("missing required field: length"));
    }
    var id = Ids.of("F");
    slots.put(id, new Slot(name, length, "", false));
    return Json.object().put("upload_url", home.get() + "upload/v1/" + id).put("file_id", id);
  }

  /** The bytes for a URL that was handed out; false when it is unknown or the size is another. */
  boolean upload(String id, byte[] content) {
    return workspace.exclusively(() -> {
      var slot = slots.get(id);
      if (slot == null || slot.length != content.length) {
        return false;
      }
      slots.put(
          id, new Slot(slot.name, slot.length, Base64.getEncoder().encodeToString(content), true));
      return true;
    });
  }

  private ObjectNode complete(Args args) {
    var wanted =
        args.json("files", "invalid_arguments")
            .filter(files -> files.isArray() && !files.isEmpty())
            .orElseThrow(() ->
                new ApiRefusal("invalid_arguments", List.of("missing required field: files")));
    var channelId = args.text("channel_id");
    var channel = channelId.map(conversations::toPostIn);
    var thread =
        args.text("thread_ts").flatMap(ts -> channel.map(found -> conversations.parent(found, ts)));
    ArrayNode files = Json.array();
    for (var file : wanted) {
      var id = file.path("id").asText();
      var slot = slots.get(id);
      if (slot == null || !slot.filled) {
        throw new ApiRefusal("file_not_found");
      }
      var description = describe(id, slot, file.path("title").asText(slot.name));
      workspace.change(new Change.FileKept(description, slot.base64));
      slots.remove(id);
      files.add(description);
    }
    channel.ifPresent(found -> {
      var message = MessageShapes.byApp(workspace.stamps.next(), args.text("initial_comment", ""));
      message.put("upload", true).set("files", files);
      thread.ifPresent(ts -> message.put("thread_ts", ts));
      workspace.change(new Change.Posted(found.id, message));
    });
    var answer = Json.object();
    answer.set("files", files);
    return answer;
  }

  private ObjectNode describe(String id, Slot slot, String title) {
    int dot = slot.name.lastIndexOf('.');
    return Json.object()
        .put("id", id)
        .put("created", workspace.clock.instant().getEpochSecond())
        .put("name", slot.name)
        .put("title", title)
        .put("mimetype", "text/plain")
        .put("filetype", dot < 0 ? "text" : slot.name.substring(dot + 1))
        .put("user", Names.BOT_USER)
        .put("size", slot.length)
        .put("mode", "hosted")
        .put("is_external", false)
        .put("url_private", home.get() + "files/" + id)
        .put("url_private_download", home.get() + "files/" + id)
        .put("permalink", home.get() + "files/" + id);
  }
}
