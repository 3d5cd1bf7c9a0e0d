package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.slack.blocks.BlockDefaults;
import dev.pitwall.sandbox.slack.blocks.BlockRules;
import dev.pitwall.sandbox.slack.blocks.MetadataRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a message may say: text, blocks and metadata, checked and filled in as Slack does. */
record Content(
    Optional<String> text, Optional<JsonNode> blocks, Optional<JsonNode> metadata, boolean cut) {
  private static final int LONGEST_TEXT = 40_000;
  private static final int LONGEST_MARKDOWN = 12_000;
  private static final int MOST_ATTACHMENTS = 100;

  /**
   * Reads the content of a new message or of a change to one.
   *
   * @param longestChange for {@code chat.update}, whose longer texts are refused; 0 for new ones
   */
  static Content of(Args args, int longestChange) {
    var text = args.text("text");
    var blocks = args.json("blocks", "invalid_blocks_format");
    var markdown = args.text("markdown_text");
    if (markdown.isPresent()) {
      if (text.filter(t -> !t.isEmpty()).isPresent() || blocks.isPresent()) {
        throw new ApiRefusal("markdown_text_conflict");
      }
      if (markdown.get().length() > LONGEST_MARKDOWN) {
        throw new ApiRefusal("msg_too_long");
      }
      var block = Json.array();
      block.addObject().put("type", "markdown").put("text", markdown.get());
      blocks = Optional.of(block);
      text = markdown;
    }
    blocks.ifPresent(Content::check);
    var attachments = args.json("attachments", "invalid_attachments");
    if (attachments.map(JsonNode::size).orElse(0) > MOST_ATTACHMENTS) {
      throw new ApiRefusal("too_many_attachments");
    }
    if (text.filter(t -> !t.isBlank()).isEmpty()
        && blocks.filter(b -> !b.isEmpty()).isEmpty()
        && attachments.filter(a -> !a.isEmpty()).isEmpty()) {
      throw new ApiRefusal("no_text");
    }
    if (longestChange > 0 && text.map(String::length).orElse(0) > longestChange) {
      throw new ApiRefusal("msg_too_long");
    }
    boolean cut = text.map(String::length).orElse(0) > LONGEST_TEXT;
    return new Content(
        cut ? text.map(t -> t.substring(0, LONGEST_TEXT)) : text,
        blocks.map(b -> BlockDefaults.filledIn(b, Ids::block)),
        metadata(args),
        cut);
  }

  private static Optional<JsonNode> metadata(Args args) {
    var metadata = args.json("metadata", "invalid_metadata_format");
    metadata
        .filter(given -> !given.isObject() || !given.isEmpty())
        .flatMap(MetadataRules::error)
        .ifPresent(error -> {
          throw new ApiRefusal(error);
        });
    return metadata;
  }

  private static void check(JsonNode blocks) {
    if (!blocks.isArray()) {
      throw new ApiRefusal("invalid_blocks_format");
    }
    var problems = new ArrayList<>(BlockRules.message(blocks));
    if (!problems.isEmpty()) {
      throw new ApiRefusal("invalid_blocks", problems);
    }
    if (BlockRules.severalTables(blocks)) {
      throw new ApiRefusal("invalid_attachments", List.of("only_one_table_allowed"));
    }
    if (BlockRules.tooMuchText(blocks)) {
      throw new ApiRefusal("msg_blocks_too_long");
    }
  }

  /** Puts the content into a message; what was not given stays as it was. */
  ObjectNode into(ObjectNode message) {
    text.ifPresent(value -> message.put("text", value));
    blocks.ifPresent(value -> {
      if (value.isEmpty()) {
        message.remove("blocks");
      } else {
        message.set("blocks", value);
      }
    });
    metadata.ifPresent(value -> {
      if (value.isEmpty()) {
        message.remove("metadata");
      } else {
        message.set("metadata", value);
      }
    });
    return message;
  }

  /** The answer with the warning Slack adds when it cut the text. */
  ObjectNode warned(ObjectNode answer) {
    if (cut) {
      answer.put("warning", "message_truncated");
      answer.putObject("response_metadata").putArray("warnings").add("message_truncated");
    }
    return answer;
  }
}
