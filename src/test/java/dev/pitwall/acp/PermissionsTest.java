package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.agentclientprotocol.sdk.spec.AcpSchema.PermissionCancelled;
import com.agentclientprotocol.sdk.spec.AcpSchema.PermissionSelected;
import com.agentclientprotocol.sdk.spec.AcpSchema.RequestPermissionResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.session.Question;
import dev.pitwall.session.Question.Option;
import dev.pitwall.session.Question.OptionKind;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionEvent.Answered;
import dev.pitwall.session.SessionEvent.Asked;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PermissionsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T07:01:00Z");
  private static final String TOO_LATE =
      "The agent no longer waits for this answer. Nothing was sent.";

  private final List<SessionEvent> told = new ArrayList<>();
  private final Journal journal = new Journal("k3f9", told::add, (_, _) -> {}, Duration.ZERO);
  private final Updates updates =
      new Updates(
          "k3f9",
          new RelativePaths(Path.of("/w")),
          journal,
          () -> NOW,
          (_, _) -> {},
          Duration.ZERO);
  private final Permissions permissions = new Permissions(updates, journal, () -> NOW);

  private static JsonNode question(String call, String... options) throws Exception {
    var listed = new StringBuilder();
    for (var option : options) {
      listed
          .append(listed.isEmpty() ? "" : ",")
          .append("{'optionId':'|%s|','name':'%s','kind':'allow_once'}".formatted(option, option));
    }
    return JsonRpc.JSON.readTree(
        "{'toolCall':{'toolCallId':'%s','title':'May I?','rawInput':{'command':'rm -r x'}},'options':[%s]}"
            .formatted(call, listed)
            .replace('\'', '"'));
  }

  private CompletableFuture<RequestPermissionResponse> ask(String call, String... options)
      throws Exception {
    return permissions.ask(question(call, options)).toFuture();
  }

  private static Asked asked(String id, String... labels) {
    var options = new ArrayList<Option>();
    for (var label : labels) {
      options.add(new Option(Integer.toString(options.size() + 1), label, OptionKind.ALLOW_ONCE));
    }
    return new Asked(new Question(id, "May I?", "rm -r x", options, NOW));
  }

  @Test
  void theAgentsChoiceGoesBackUnderItsOwnName() throws Exception {
    var answer = ask("c1", "Yes", "No");
    assertFalse(answer.isDone());

    assertEquals(Optional.empty(), permissions.answer("q1", "2", Yard.ALICE));

    assertEquals(new RequestPermissionResponse(new PermissionSelected("|No|")), answer.join());
    assertEquals(List.of(asked("q1", "Yes", "No"), new Answered("q1", "2", Yard.ALICE)), told);
  }

  @Test
  void questionsAreShownOneAfterTheOther() throws Exception {
    var one = ask("c1", "Yes");
    var other = ask("c2", "Sure");
    assertEquals(List.of(asked("q1", "Yes")), told);
    assertEquals(Optional.of(TOO_LATE), permissions.answer("q2", "1", Yard.ALICE));

    permissions.answer("q1", "1", Yard.ALICE);
    permissions.answer("q2", "1", Yard.ALICE);

    assertTrue(one.isDone() && other.isDone());
    assertEquals(
        List.of(
            asked("q1", "Yes"),
            new Answered("q1", "1", Yard.ALICE),
            asked("q2", "Sure"),
            new Answered("q2", "1", Yard.ALICE)),
        told);
  }

  @Test
  void aSecondAnswerIsNotSent() throws Exception {
    var answer = ask("c1", "Yes", "No");
    permissions.answer("q1", "1", Yard.ALICE);

    assertEquals(Optional.of(TOO_LATE), permissions.answer("q1", "2", Yard.ALICE));
    assertEquals(new RequestPermissionResponse(new PermissionSelected("|Yes|")), answer.join());
  }

  @Test
  void whenTheSessionEndsEveryQuestionIsTakenBack() throws Exception {
    var cancelled = new RequestPermissionResponse(new PermissionCancelled());
    var one = ask("c1", "Yes");
    var other = ask("c2", "Yes");
    permissions.cancel();

    assertEquals(cancelled, one.join());
    assertEquals(cancelled, other.join());
    assertEquals(cancelled, ask("c3", "Yes").join());
    assertEquals(Optional.of(TOO_LATE), permissions.answer("q1", "1", Yard.ALICE));
  }

  @Test
  void aQuestionWithoutOptionsCanOnlyBeTakenBack() throws Exception {
    assertEquals(new RequestPermissionResponse(new PermissionCancelled()), ask("c1").join());
    assertEquals(List.of(), told);
  }
}
