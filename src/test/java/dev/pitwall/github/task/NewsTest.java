package dev.pitwall.github.task;

import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.SEVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pitwall.github.api.Json;
import dev.pitwall.session.Decision;
import dev.pitwall.session.Question;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionEvent.Asked;
import dev.pitwall.session.SessionEvent.Cancelled;
import dev.pitwall.session.SessionEvent.Completed;
import dev.pitwall.session.SessionEvent.Continued;
import dev.pitwall.session.SessionEvent.Failed;
import dev.pitwall.session.SessionEvent.Progressed;
import dev.pitwall.session.SessionEvent.Renamed;
import dev.pitwall.session.SessionEvent.Rested;
import dev.pitwall.session.SessionEvent.Started;
import dev.pitwall.session.SessionEvent.TimedOut;
import dev.pitwall.session.Sessions;
import dev.pitwall.session.Transitions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each state of a task means for a session in each state. */
class NewsTest {
  private static final String NAME = "Fix the login button on the homepage";
  private static final Started STARTED = new Started(News.ref("t1"), null);
  private static final Question WAITS =
      new Question("waits:s1", "Copilot waits for an answer on GitHub", "", List.of(), SEVEN);

  private static Session after(SessionEvent... events) {
    var session = Sessions.queued();
    for (var event : events) {
      if (Transitions.apply(session, event, SEVEN.plusSeconds(60))
          instanceof Decision.Change(var next, _, _)) {
        session = next;
      }
    }
    return session;
  }

  private static AgentTask task(String state, String... turnsBegun) throws JsonProcessingException {
    var turns = new StringBuilder();
    for (int i = 0; i < turnsBegun.length; i++) {
      turns
          .append(i == 0 ? "" : ",")
          .append(
              "{\"id\":\"s%d\",\"state\":\"%s\",\"created_at\":\"%s\",\"head_ref\":null,\"new\":[1]}"
                  .formatted(i + 1, state, turnsBegun[i]));
    }
    return Json.MAPPER.readValue(
        "{\"id\":\"t1\",\"name\":\"%s\",\"state\":\"%s\",\"compute\":{},\"created_at\":\"%s\",\"artifacts\":null,\"sessions\":[%s]}"
            .formatted(NAME, state, SEVEN, turns),
        AgentTask.class);
  }

  static Stream<Arguments> table() {
    var idle = new SessionEvent[] {STARTED, new Rested()};
    var asked = new SessionEvent[] {STARTED, new Asked(WAITS)};
    return Stream.of(
        Arguments.of(after(), "queued", List.of(STARTED)),
        Arguments.of(after(), "in_progress", List.of(STARTED)),
        Arguments.of(after(), "completed", List.of(STARTED, new Completed(""))),
        Arguments.of(after(STARTED), "queued", List.of()),
        Arguments.of(after(STARTED), "in_progress", List.of()),
        Arguments.of(after(STARTED), "pondering", List.of()),
        Arguments.of(after(STARTED), "idle", List.of(new Rested())),
        Arguments.of(after(STARTED), "waiting_for_user", List.of(new Asked(WAITS))),
        Arguments.of(after(STARTED), "completed", List.of(new Completed(""))),
        Arguments.of(
            after(STARTED),
            "failed",
            List.of(
                new Failed("Copilot failed, and GitHub does not say why. Its log on GitHub may."))),
        Arguments.of(after(STARTED), "timed_out", List.of(new TimedOut())),
        Arguments.of(after(STARTED), "cancelled", List.of(new Cancelled())),
        Arguments.of(after(idle), "idle", List.of()),
        Arguments.of(after(idle), "in_progress", List.of(new Progressed(""))),
        Arguments.of(after(asked), "waiting_for_user", List.of()),
        Arguments.of(after(asked), "in_progress", List.of(new Rested(), new Progressed(""))),
        Arguments.of(after(STARTED, new Completed("")), "completed", List.of()),
        Arguments.of(after(STARTED, new Completed("")), "pondering", List.of()),
        Arguments.of(after(STARTED, new Cancelled()), "in_progress", List.of(new Continued())),
        Arguments.of(
            after(STARTED, new Completed("")), "idle", List.of(new Continued(), new Rested())));
  }

  @ParameterizedTest
  @MethodSource("table")
  void aTasksStateIsNewsForItsSession(Session known, String state, List<SessionEvent> news)
      throws Exception {
    assertEquals(news, News.of(known, Look.of(task(state, "2026-11-22T07:01:00Z"))));
  }

  @Test
  void aWholeTurnBetweenTwoLooksIsToldToo() throws Exception {
    var known = after(STARTED, new Completed("one"));
    var look =
        new Look(
            task("completed", "2026-11-22T07:01:00Z", "2026-11-22T07:05:00Z"),
            null,
            "two",
            "",
            null);
    assertEquals(List.of(new Continued(), new Completed("two")), News.of(known, look));
    var same = task("completed", "2026-11-22T07:01:00Z", "2026-11-22T07:01:30Z");
    assertEquals(List.of(), News.of(known, Look.of(same)));
  }

  @Test
  void aTurnOfTheSecondInWhichTheLastOneEndedIsAnother() throws Exception {
    var working = after(STARTED);
    var ended = Instant.parse("2026-11-22T07:02:00.600Z");
    var decision = Transitions.apply(working, new Completed("one"), ended);
    var known = assertInstanceOf(Decision.Change.class, decision).next();
    var look =
        new Look(
            task("completed", "2026-11-22T07:01:00Z", "2026-11-22T07:02:00Z"),
            null,
            "two",
            "",
            null);
    assertEquals(List.of(new Continued(), new Completed("two")), News.of(known, look));
  }

  @Test
  void gitHubsNameAndPullRequestAreTheSessions() throws Exception {
    var task =
        Json.MAPPER.readValue(
            """
            {"id":"t1","name":"Mend the button\\u0007","state":"in_progress",
             "artifacts":[{"type":"branch","data":{"head_ref":"copilot/fix"}},
                          {"type":"pull","data":{"id":2871234567}}]}\
            """,
            AgentTask.class);
    assertEquals(Optional.of(2871234567L), task.pull());
    var pull =
        Json.MAPPER.readValue(
            """
            {"id":2871234567,"number":7,"html_url":"https://github.com/acme/shop/pull/7",
             "title":"Mend","state":"open","draft":true,"additions":12,"deletions":3,
             "changed_files":2,"commits":1}\
            """,
            Pull.class);
    var news = News.of(after(STARTED), new Look(task, pull, "", "", null));
    assertEquals(new Renamed("Mend the button"), news.getFirst());
    var next = after(STARTED, news.get(0), news.get(1));
    assertEquals("copilot/fix", next.work().branch());
    assertEquals(12, next.work().added());
    assertEquals(2, next.work().files());
  }

  @Test
  void theLogsQuestionIsAskedAndItsLastWordsAreTheSummary() throws Exception {
    var question = Sessions.mayIMigrate();
    var waiting =
        new Look(task("waiting_for_user", "2026-11-22T07:01:00Z"), null, "", "", question);
    assertEquals(List.of(new Asked(question)), News.of(after(STARTED), waiting));
    var working = new Look(task("in_progress", "2026-11-22T07:01:00Z"), null, "", "", question);
    assertEquals(List.of(), News.of(after(STARTED, new Asked(question)), working));
    var failed =
        new Look(task("failed", "2026-11-22T07:01:00Z"), null, "", "(quota) Out of credits", null);
    assertEquals(List.of(new Failed("(quota) Out of credits.")), News.of(after(STARTED), failed));
  }

  @Test
  void aTaskFoundWhileItWaitsInTheQueueIsQueuedHere() throws Exception {
    var shop = new Repository("acme", "shop");
    var found = Discovery.of(Look.of(task("queued", "2026-11-22T07:01:00Z")), shop, ALICE, "");
    assertEquals(List.of(), found.news());
    assertEquals("Copilot", found.task().agent());
  }

  @Test
  void theRepositoryStandsInTheAddressOfThePage() throws Exception {
    var shop = Optional.of(new Repository("acme", "shop"));
    assertEquals(shop, at("https://github.com/acme/shop/copilot/tasks/t1"));
    assertEquals(shop, at("https://github.com/acme/shop/agents/tasks/t1"));
    assertEquals(Optional.empty(), at("https://github.com/copilot/tasks/t1"));
    assertEquals(Optional.empty(), at("not an address"));
  }

  private static Optional<Repository> at(String address) throws JsonProcessingException {
    var json = Json.MAPPER.createObjectNode().put("id", "t1").put("html_url", address);
    return Json.MAPPER.readValue(json.toString(), AgentTask.class).repositoryByAddress();
  }
}
