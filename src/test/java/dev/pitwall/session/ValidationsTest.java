package dev.pitwall.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.session.LogEntry.Detail;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.LogEntry.ToolKind;
import dev.pitwall.session.LogEntry.ToolStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          npm test            | 0 | 12 passing  | 12 passed            | true
          npm test            | 1 | 2 failing   | 2 failing            | false
          npm test            | 0 | ''          | passed               | true
          npm test            | 0 | 3 failed    | passed               | true
          npm test            | 1 | 12 passed   | 12 passed, exit code 1 | false
          npm test            | - | 12 passed   | 12 passed            | true
          npm test            | - | 1 failed    | 1 failed             | false
          npm test            | - | ''          | result not known     | false
          npm test ; true     | 0 | 1 failed    | 1 failed             | false
          npm test ¦ tail   | 0 | ''          | result not known     | false
          eslint . ¦ head   | 0 | ''          | clean                | true
          eslint . ¦ head   | 0 | 2 problems  | 2 problems           | false
          eslint .            | 0 | 2 problems  | clean                | true
          eslint .            | 0 | 2 warnings  | 2 warnings           | true
          eslint .            | 1 | 2 problems  | 2 problems           | false
          eslint .            | 1 | ''          | exit code 1          | false
          """)
  void theExitCodeDecidesWhereItIsTheCommandsOwn(
      String command, @Nullable Integer exit, String output, String result, boolean passed) {
    var runs = Validations.of(call(command.replace('¦', '|'), exit, output));

    assertEquals(result, runs.getFirst().result());
    assertEquals(passed, runs.getFirst().passed());
  }

  @Test
  void aFailedCallWithoutACodeFailed() {
    var call = call("npm test", null, "");
    var failed =
        new ToolCall(call.at(), "1", ToolKind.EXECUTE, "", ToolStatus.FAILED, call.detail());

    assertEquals(
        List.of(new Validation("npm test", "failed", false, null)), Validations.of(failed));
  }

  @Test
  void theLastRunOfEachCommandIsKeptInOrderOfTheFirst() {
    var before =
        Validations.after(
            List.of(), List.of(call("npm test", 1, "1 failed"), call("eslint .", 0, "")));

    assertEquals(
        List.of(
            new Validation("npm test", "12 passed", true, "1 failed"),
            new Validation("eslint .", "clean", true, null)),
        Validations.after(before, List.of(call("npm test", 0, "12 passed"))));
  }

  @Test
  void whatComesBehindAFailureHasNotRun() {
    var runs = Validations.of(call("npm run lint && npm test", 1, "✖ 3 problems"));

    assertEquals(List.of(new Validation("npm run lint", "3 problems", false, null)), runs);
  }

  @Test
  void aScriptThatPrintsTerminalCodesIsReadAll() {
    var runs = Validations.of(call("./run-tests", 0, "\u001B[32m9 passed\u001B[0m, 0 failed"));

    assertEquals("9 passed", runs.getFirst().result());
  }

  private static ToolCall call(String command, @Nullable Integer exit, String output) {
    var detail = new Detail(List.of(), command, exit, output, List.of());
    return new ToolCall(Instant.EPOCH, "1", ToolKind.EXECUTE, "", ToolStatus.COMPLETED, detail);
  }
}
