package dev.pitwall.slack;

import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.ViewState.SelectedOption;
import com.slack.api.model.view.ViewState.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in a modal's inputs. */
final class Inputs {
  private Inputs() {}

  /** By block id; inputs left empty are not in it. */
  static Map<String, String> of(@Nullable ViewState state) {
    var inputs = new HashMap<String, String>();
    if (state != null && state.getValues() != null) {
      state
          .getValues()
          .forEach((block, elements) ->
              elements.values().stream()
                  .map(Inputs::text)
                  .filter(text -> !text.isEmpty())
                  .findFirst()
                  .ifPresent(text -> inputs.put(block, text)));
    }
    return inputs;
  }

  private static String text(Value value) {
    @Nullable String[] single = {
      value.getValue(),
      option(value.getSelectedOption()),
      value.getSelectedUser(),
      value.getSelectedChannel(),
      value.getSelectedConversation(),
      value.getSelectedDate(),
      value.getSelectedTime()
    };
    for (var text : single) {
      if (text != null && !text.isEmpty()) {
        return text;
      }
    }
    return joined(value);
  }

  private static String joined(Value value) {
    var options = value.getSelectedOptions();
    if (options != null) {
      return options.stream().map(SelectedOption::getValue).collect(Collectors.joining(","));
    }
    return Stream.of(
            Optional.ofNullable(value.getSelectedUsers()),
            Optional.ofNullable(value.getSelectedChannels()),
            Optional.ofNullable(value.getSelectedConversations()))
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .collect(Collectors.joining(","));
  }

  private static @Nullable String option(@Nullable SelectedOption option) {
    return option == null ? null : option.getValue();
  }
}
