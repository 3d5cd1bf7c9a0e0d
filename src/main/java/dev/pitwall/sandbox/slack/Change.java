package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Something that happened in the workspace. All state comes from these, one after the other, so the
 * journal that holds them is the workspace. Messages and views are in Slack's own shape.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Change.Posted.class, name = "posted"),
  @JsonSubTypes.Type(value = Change.Edited.class, name = "edited"),
  @JsonSubTypes.Type(value = Change.Deleted.class, name = "deleted"),
  @JsonSubTypes.Type(value = Change.Whispered.class, name = "whispered"),
  @JsonSubTypes.Type(value = Change.WhisperGone.class, name = "whisper_gone"),
  @JsonSubTypes.Type(value = Change.HomePublished.class, name = "home_published"),
  @JsonSubTypes.Type(value = Change.Joined.class, name = "joined"),
  @JsonSubTypes.Type(value = Change.Left.class, name = "left"),
  @JsonSubTypes.Type(value = Change.DirectOpened.class, name = "direct_opened"),
  @JsonSubTypes.Type(value = Change.PrivateMade.class, name = "private_made"),
  @JsonSubTypes.Type(value = Change.MadePrivate.class, name = "made_private"),
  @JsonSubTypes.Type(value = Change.Archived.class, name = "archived"),
  @JsonSubTypes.Type(value = Change.FileKept.class, name = "file_kept"),
  @JsonSubTypes.Type(value = Change.UrlGiven.class, name = "url_given"),
  @JsonSubTypes.Type(value = Change.UrlUsed.class, name = "url_used")
})
sealed interface Change {

  /** A message appeared, in the channel or in a thread. */
  record Posted(String channel, ObjectNode message) implements Change {}

  /** The message with this ts now reads so. */
  record Edited(String channel, ObjectNode message) implements Change {}

  /** A message went; a parent with replies stays as a tombstone. */
  record Deleted(String channel, String ts) implements Change {}

  /** An ephemeral message; one with the same ts is replaced. */
  record Whispered(String channel, String to, ObjectNode message) implements Change {}

  /** An ephemeral message went. */
  record WhisperGone(String to, String ts) implements Change {}

  /** A person's Home tab now shows this. */
  record HomePublished(String user, ObjectNode view) implements Change {}

  /** Somebody is a member now. */
  record Joined(String channel, String user) implements Change {}

  /** Somebody is no member any more. */
  record Left(String channel, String user) implements Change {}

  /** The app and a person have a direct message. */
  record DirectOpened(String channel, List<String> members) implements Change {}

  /** There is one more private channel. */
  record PrivateMade(String channel, String name, List<String> members) implements Change {}

  /** A public channel is private from now on. */
  record MadePrivate(String channel) implements Change {}

  /** The channel is archived, or is not any more. */
  record Archived(String channel, boolean archived) implements Change {}

  /** A file was uploaded; {@code file} is its description. */
  record FileKept(ObjectNode file, String base64) implements Change {}

  /** The app was given a response URL. */
  record UrlGiven(String id, ResponseUrls.Origin origin, long atMillis) implements Change {}

  /** The app used a response URL once; {@code whisper} is what it left there, empty for nothing. */
  record UrlUsed(String id, String whisper) implements Change {}
}
