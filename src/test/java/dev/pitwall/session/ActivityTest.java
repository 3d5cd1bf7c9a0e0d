package dev.pitwall.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.LogEntry.ToolKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActivityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          EXECUTE | Run the unit tests  | npm test                       | ''    | running the unit tests
          EXECUTE | ''                  | cd shop && CI=1 npm test 2>&1  | ''    | running `npm test`
          EXECUTE | `npm test`          | npm test                       | ''    | running `npm test`
          EXECUTE | Shows git status    | git status                     | ''    | running `git status`
          EXECUTE | Install it          | ''                             | ''    | Install it
          EXECUTE | ''                  | ''                             | ''    | running a command
          READ    | Read it             | ''                             | a.ts  | reading `a.ts`
          READ    | ''                  | ''                             | a b b | reading `a` and 1 more
          READ    | View the repository | ''                             | ''    | View the repository
          EDIT    | ''                  | ''                             | a.ts  | editing `a.ts`
          DELETE  | ''                  | ''                             | a.ts  | deleting `a.ts`
          MOVE    | ''                  | ''                             | a.ts  | moving `a.ts`
          SEARCH  | grep token          | ''                             | ''    | searching
          SEARCH  | ''                  | ''                             | src   | searching `src`
          FETCH   | https://a.example   | ''                             | ''    | looking something up
          THINK   | Hm                  | ''                             | ''    | thinking
          OTHER   | Call to deploy      | ''                             | ''    | Call to deploy
          OTHER   | ''                  | ''                             | ''    | working
          """)
  void anActivityIsAFewWords(
      ToolKind kind, String title, String command, String paths, String words) {
    var list = paths.isEmpty() ? List.<String>of() : Arrays.asList(paths.split(" "));

    assertEquals(words, Activity.of(kind, title, command, list));
  }

  @Test
  void aLongPathShowsItsEnd() {
    var path = "packages/a-rather-long-name/src/components/buttons/login/LoginButton.tsx";

    assertEquals(
        "reading `…/src/components/buttons/login/LoginButton.tsx`",
        Activity.of(ToolKind.READ, "", "", List.of(path)));
  }

  @ParameterizedTest
  @EnumSource(ToolKind.class)
  void whateverIsLongIsShort(ToolKind kind) {
    var words =
        Activity.of(kind, "run `" + "x ".repeat(500), "x".repeat(9000), List.of("y".repeat(900)));

    assertTrue(words.length() <= 75, words);
    assertEquals(0, words.chars().filter(c -> c == '`').count() % 2, words);
  }
}
