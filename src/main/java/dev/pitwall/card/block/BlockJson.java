package dev.pitwall.card.block;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes blocks as Slack reads them. */
final class BlockJson {
  private BlockJson() {}

  static ArrayNode blocks(List<Block> blocks) {
    return array(blocks, BlockJson::block);
  }

  static ObjectNode view(View view, List<Block> blocks) {
    var json = typed("modal");
    json.put("callback_id", view.callbackId());
    json.set("title", plain(view.title()));
    if (view.submit() != null) {
      json.set("submit", plain(view.submit()));
    }
    json.set("close", plain(view.close()));
    json.put("private_metadata", view.metadata());
    json.set("blocks", blocks(blocks));
    return json;
  }

  private static ObjectNode block(Block block) {
    return switch (block) {
      case Block.Section(var text, var accessory) -> {
        var json = typed("section");
        json.set("text", mrkdwn(text));
        if (accessory != null) {
          json.set("accessory", element(accessory));
        }
        yield json;
      }
      case Block.Context(var elements) -> {
        var json = typed("context");
        json.set("elements", array(elements, BlockJson::mrkdwn));
        yield json;
      }
      case Block.Actions(var elements) -> {
        var json = typed("actions");
        json.set("elements", array(elements, BlockJson::element));
        yield json;
      }
      case Block.Divider() -> typed("divider");
      case Block.Header(var text) -> {
        var json = typed("header");
        json.set("text", plain(text));
        yield json;
      }
      case Block.Code(var text) -> preformatted(text);
      case Block.Input input -> input(input);
    };
  }

  private static ObjectNode preformatted(String text) {
    var words = typed("text").put("text", text);
    var preformatted = typed("rich_text_preformatted");
    preformatted.set("elements", array(List.of(words), Function.identity()));
    var json = typed("rich_text");
    json.set("elements", array(List.of(preformatted), Function.identity()));
    return json;
  }

  private static ObjectNode input(Block.Input input) {
    var json = typed("input");
    json.put("block_id", input.id());
    json.set("label", plain(input.label()));
    json.set("element", element(input.element()));
    json.put("optional", input.optional());
    if (input.hint() != null) {
      json.set("hint", plain(input.hint()));
    }
    return json;
  }

  private static ObjectNode element(Element element) {
    return switch (element) {
      case Element.Button button -> button(button);
      case Element.Overflow(var actionId, var options) -> {
        var json = clickable("overflow", actionId);
        json.set("options", array(options, BlockJson::option));
        yield json;
      }
      case Element.Select(var actionId, var placeholder, var options, var initial) -> {
        var json = clickable("static_select", actionId);
        placeholder(json, placeholder);
        yield choice(json, options, initial);
      }
      case Element.Radio(var actionId, var options, var initial) ->
          choice(clickable("radio_buttons", actionId), options, initial);
      case Element.TextInput input -> textInput(input);
    };
  }

  private static ObjectNode button(Element.Button button) {
    var json = clickable("button", button.actionId());
    json.set("text", plain(button.text()));
    if (!button.value().isEmpty()) {
      json.put("value", button.value());
    }
    if (button.style() != Element.Style.DEFAULT) {
      json.put("style", button.style().name().toLowerCase(Locale.ROOT));
    }
    if (button.url() != null) {
      json.put("url", button.url());
    }
    if (button.confirm() instanceof Confirm(var title, var text, var yes, var no)) {
      var confirm = json.putObject("confirm");
      confirm.set("title", plain(title));
      confirm.set("text", plain(text));
      confirm.set("confirm", plain(yes));
      confirm.set("deny", plain(no));
    }
    return json;
  }

  private static ObjectNode textInput(Element.TextInput input) {
    var json = clickable("plain_text_input", input.actionId());
    json.put("multiline", input.multiline());
    json.put("max_length", input.most());
    if (!input.initial().isEmpty()) {
      json.put("initial_value", input.initial());
    }
    placeholder(json, input.placeholder());
    return json;
  }

  private static ObjectNode choice(
      ObjectNode json, List<Option> options, @Nullable Option initial) {
    json.set("options", array(options, BlockJson::option));
    if (initial != null) {
      json.set("initial_option", option(initial));
    }
    return json;
  }

  private static ObjectNode option(Option option) {
    var json = JsonNodeFactory.instance.objectNode();
    json.set("text", plain(option.text()));
    json.put("value", option.value());
    if (option.description() != null) {
      json.set("description", plain(option.description()));
    }
    return json;
  }

  private static void placeholder(ObjectNode json, @Nullable Plain placeholder) {
    if (placeholder != null) {
      json.set("placeholder", plain(placeholder));
    }
  }

  private static ObjectNode mrkdwn(Mrkdwn text) {
    // Verbatim: Slack makes no links of what only looks like an address or a channel.
    return typed("mrkdwn").put("text", text.toString()).put("verbatim", true);
  }

  private static ObjectNode plain(Plain text) {
    return typed("plain_text").put("text", text.text());
  }

  private static ObjectNode clickable(String type, String actionId) {
    return typed(type).put("action_id", actionId);
  }

  private static ObjectNode typed(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private static <T> ArrayNode array(List<T> things, Function<T, ObjectNode> write) {
    var json = JsonNodeFactory.instance.arrayNode(things.size());
    things.forEach(thing -> json.add(write.apply(thing)));
    return json;
  }
}
