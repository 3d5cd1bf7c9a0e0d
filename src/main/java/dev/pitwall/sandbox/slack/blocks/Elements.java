package dev.pitwall.sandbox.slack.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Interactive elements and images, and which block takes which. */
final class Elements {
  private static final Shape BUTTON =
      action("button")
          .need("text", Texts.onlyPlain(75))
          .may("value", Rule.text(0, 2000))
          .may("url", Texts.link())
          .may("style", Rule.oneOf("primary", "danger"))
          .may("accessibility_label", Rule.text(1, 75));
  private static final Shape OVERFLOW =
      action("overflow").need("options", Rule.list(1, 5, Texts.menuOption()));
  private static final Shape IMAGE =
      Shape.of("image")
          .may("image_url", Texts.picture())
          .may("slack_file", Rule.anything())
          .need("alt_text", Rule.text(1, 2000))
          .also(exactlyOne("image_url", "slack_file"));
  private static final Shape CHECKBOXES =
      choice("checkboxes")
          .need("options", Rule.list(1, 10, Texts.markedOption()))
          .may("initial_options", Rule.list(1, 10, Texts.markedOption()))
          .also(Elements::initialOnesAreOptions);
  private static final Shape RADIO =
      choice("radio_buttons")
          .need("options", Rule.list(1, 10, Texts.markedOption()))
          .may("initial_option", Texts.markedOption())
          .also(Elements::initialOnesAreOptions);
  private static final Shape STATIC_SELECT =
      select("static_select")
          .may("options", Rule.list(1, 100, Texts.plainOption()))
          .may("option_groups", Rule.list(1, 100, Texts.optionGroup()))
          .may("initial_option", Texts.plainOption())
          .also(exactlyOne("options", "option_groups"))
          .also(Elements::initialOnesAreOptions);
  private static final Shape MULTI_STATIC_SELECT =
      multi("multi_static_select")
          .may("options", Rule.list(1, 100, Texts.plainOption()))
          .may("option_groups", Rule.list(1, 100, Texts.optionGroup()))
          .may("initial_options", Rule.list(1, 100, Texts.plainOption()))
          .also(exactlyOne("options", "option_groups"))
          .also(Elements::initialOnesAreOptions);
  private static final List<Shape> PICKERS =
      List.of(
          select("users_select").may("initial_user", Texts.id()),
          select("channels_select")
              .may("initial_channel", Texts.id())
              .may("response_url_enabled", Rule.bool()),
          select("conversations_select")
              .may("initial_conversation", Texts.id())
              .may("default_to_current_conversation", Rule.bool())
              .may("response_url_enabled", Rule.bool())
              .may("filter", Rule.anything()),
          select("external_select")
              .may("initial_option", Texts.plainOption())
              .may("min_query_length", Rule.integer(0, 1000)),
          multi("multi_users_select").may("initial_users", Rule.list(1, 100, Texts.id())),
          multi("multi_channels_select").may("initial_channels", Rule.list(1, 100, Texts.id())),
          multi("multi_conversations_select")
              .may("initial_conversations", Rule.list(1, 100, Texts.id()))
              .may("default_to_current_conversation", Rule.bool())
              .may("filter", Rule.anything()),
          multi("multi_external_select")
              .may("initial_options", Rule.list(1, 100, Texts.plainOption()))
              .may("min_query_length", Rule.integer(0, 1000)),
          select("datepicker").may("initial_date", Rule.text(10, 10)),
          select("timepicker").may("initial_time", Rule.text(5, 5)).may("timezone", Texts.id()),
          choice("datetimepicker").may("initial_date_time", Rule.integer(1, 9_999_999_999L)));

  private Elements() {}

  private static Shape action(String type) {
    return Shape.of(type).may("action_id", Texts.id()).may("confirm", Texts.confirm());
  }

  private static Shape choice(String type) {
    return action(type).may("focus_on_load", Rule.bool());
  }

  private static Shape select(String type) {
    return choice(type).may("placeholder", Texts.onlyPlain(150));
  }

  private static Shape multi(String type) {
    return select(type).may("max_selected_items", Rule.integer(1, 100));
  }

  private static Shape typed(String type) {
    return Shape.of(type)
        .may("action_id", Texts.id())
        .may("placeholder", Texts.onlyPlain(150))
        .may("focus_on_load", Rule.bool())
        .may(
            "dispatch_action_config",
            Shape.untyped()
                .may(
                    "trigger_actions_on",
                    Rule.list(1, 2, Rule.oneOf("on_enter_pressed", "on_character_entered"))));
  }

  static Shape image() {
    return IMAGE;
  }

  static List<Shape> accessories() {
    var all = new ArrayList<>(actions());
    all.add(IMAGE);
    return all;
  }

  static List<Shape> actions() {
    var all = new ArrayList<>(choices());
    all.add(BUTTON);
    all.add(OVERFLOW);
    return all;
  }

  private static List<Shape> choices() {
    var all = new ArrayList<>(List.of(CHECKBOXES, RADIO, STATIC_SELECT, MULTI_STATIC_SELECT));
    all.addAll(PICKERS);
    return all;
  }

  static List<Shape> inputs() {
    var all = new ArrayList<>(choices());
    all.add(
        typed("plain_text_input")
            .may("initial_value", Rule.text(0, 3000))
            .may("multiline", Rule.bool())
            .may("min_length", Rule.integer(0, 3000))
            .may("max_length", Rule.integer(1, 3000)));
    all.add(typed("email_text_input").may("initial_value", Rule.text(0, 3000)));
    all.add(typed("url_text_input").may("initial_value", Rule.text(0, 3000)));
    all.add(
        typed("number_input")
            .need("is_decimal_allowed", Rule.bool())
            .may("initial_value", Rule.text(0, 3000))
            .may("min_value", Rule.text(0, 100))
            .may("max_value", Rule.text(0, 100)));
    all.add(typed("rich_text_input").may("initial_value", Rule.anything()));
    all.add(
        Shape.of("file_input")
            .may("action_id", Texts.id())
            .may("filetypes", Rule.list(0, 100, Rule.text(1, 20)))
            .may("max_files", Rule.integer(1, 10)));
    return all;
  }

  static List<Shape> feedback() {
    var button =
        Shape.untyped()
            .need("text", Texts.onlyPlain(75))
            .need("value", Rule.text(1, 2000))
            .may("accessibility_label", Rule.text(1, 75));
    return List.of(
        Shape.of("feedback_buttons")
            .may("action_id", Texts.id())
            .need("positive_button", button)
            .need("negative_button", button),
        action("icon_button")
            .need("icon", Rule.text(1, 75))
            .need("text", Texts.onlyPlain(75))
            .may("value", Rule.text(0, 2000))
            .may("accessibility_label", Rule.text(1, 75))
            .may("visible_to_user_ids", Rule.list(0, 100, Texts.id())));
  }

  private static Rule exactlyOne(String one, String other) {
    return (value, pointer, problems) -> {
      if (value.has(one) == value.has(other)) {
        problems.add("must provide exactly one of " + one + ", " + other, pointer);
      }
    };
  }

  private static void initialOnesAreOptions(JsonNode value, String pointer, Problems problems) {
    var offered = new ArrayList<String>();
    value.path("options").forEach(option -> offered.add(option.path("value").asText()));
    for (var group : value.path("option_groups")) {
      group.path("options").forEach(option -> offered.add(option.path("value").asText()));
    }
    var initial = new ArrayList<JsonNode>();
    value.path("initial_options").forEach(initial::add);
    if (value.has("initial_option")) {
      initial.add(value.get("initial_option"));
    }
    for (var option : initial) {
      if (!offered.contains(option.path("value").asText())) {
        problems.add("initial option must be one of the options", pointer);
      }
    }
  }
}
