package dev.pitwall.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.card.ActionIds;
import dev.pitwall.desk.Desk;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionsTest {

  @Test
  void whatCanBeClickedHasExactlyOneAction(@TempDir Path directory) {
    try (var desk = new Desk(directory)) {
      var shown =
          Arrays.stream(ActionIds.class.getFields())
              .filter(field -> Modifier.isStatic(field.getModifiers()))
              .map(ActionsTest::value)
              .sorted()
              .toList();
      assertEquals(shown, desk.actions.all().stream().map(Action::id).sorted().toList());
    }
  }

  @Test
  void anActionIsFoundWithOrWithoutItsNumber(@TempDir Path directory) {
    try (var desk = new Desk(directory)) {
      var found =
          List.of("list.page", "list.page:older", "list.page:a:b", "list", "").stream()
              .map(id -> desk.actions.find(id).map(Action::id).orElse("none"))
              .toList();
      assertEquals(List.of("list.page", "list.page", "list.page", "none", "none"), found);
    }
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
