package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.Logged;
import dev.pitwall.sandbox.slack.Fault;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SlackSettings;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slack is asked which channels anybody may read. */
class ChannelQuestionsTest {
  private static final String TOKEN = "xoxb-sandbox";
  private static final Workspace WORKSPACE = new Workspace("T0PITWALL");
  private static final Channel AGENTS = channel("C0AGENTS");

  private final MemoryOpenness openness = new MemoryOpenness();
  private Instant now = Instant.parse("2026-11-22T07:00:00Z");
  private SandboxSlack slack;
  private SlackApi api;
  private ChannelQuestions questions;

  @BeforeEach
  void open() throws Exception {
    slack = SandboxSlack.start(SlackSettings.of(TOKEN, "secret"));
    slack.scopes(Set.of("channels:read"));
    api = new SlackApi(slack.apiUrl(), TOKEN, Duration.ofSeconds(20), () -> now);
    questions = new ChannelQuestions(api, openness, () -> now);
  }

  @AfterEach
  void close() throws Exception {
    api.close();
    slack.close();
  }

  private static Channel channel(String id) {
    return new Channel(WORKSPACE, id);
  }

  private void ask(Channel channel) {
    openness.asks.put(channel, now);
    questions.runDue();
  }

  @Test
  void aPublicChannelIsOpenAndAskedOfAgainTheNextDay() {
    ask(AGENTS);
    assertEquals(List.of("C0AGENTS learnt open"), openness.told);
    now = now.plus(Duration.ofHours(23));
    questions.runDue();
    assertEquals(1, slack.calls("conversations.info").size());

    slack.alice().makePrivate("agents");
    now = now.plus(Duration.ofHours(1));
    questions.runDue();
    assertEquals("C0AGENTS learnt private", openness.told.getLast());
  }

  @Test
  void whatTheAppMayNotAskOfIsNotPublic() {
    slack.alice().makePrivateChannel("boxes", slack.bob());
    slack.alice().tellApp("hello");
    ask(channel("C0BOXES"));
    ask(channel("D0ALICE"));
    ask(channel("C0ELSEWHERE"));
    assertEquals(
        List.of("C0BOXES learnt private", "D0ALICE learnt private", "C0ELSEWHERE learnt private"),
        openness.told);
  }

  @Test
  void whatTheAppMayAskOfIsWhatSlackSays() {
    slack.scopes(Set.of("channels:read", "groups:read", "im:read"));
    slack.alice().makePrivateChannel("boxes", slack.bob());
    slack.alice().tellApp("hello");
    ask(channel("C0BOXES"));
    ask(channel("D0ALICE"));
    assertEquals(List.of("C0BOXES learnt private", "D0ALICE learnt private"), openness.told);
  }

  @Test
  void anAppThatMayAskOfNothingIsToldOnceWhatToDo() {
    slack.scopes(Set.of("chat:write"));
    try (var log = new Logged()) {
      ask(AGENTS);
      ask(channel("C0SHOP"));
      assertEquals(List.of(), openness.told);
      assertEquals(Optional.of(now.plus(Duration.ofHours(1))), asked(AGENTS));
      assertEquals(
          List.of(
              "Slack does not tell this app which channels are public: it lacks channels:read."
                  + " Update the app from manifest.yml and install it again"),
          log.lines().stream().filter(line -> line.contains("public")).toList());
    }
  }

  private Optional<Instant> asked(Channel channel) {
    return Optional.ofNullable(openness.asks.get(channel));
  }

  @Test
  void aSlackThatDoesNotAnswerIsAskedAgain() {
    slack
        .faults()
        .next(1, "conversations.info", new Fault.RateLimited(Optional.of(Duration.ofSeconds(7))));
    ask(AGENTS);
    assertEquals(Optional.of(now.plusSeconds(7)), asked(AGENTS));
    slack.faults().next(1, "conversations.info", new Fault.ServerError(false));
    ask(AGENTS);
    assertEquals(Optional.of(now.plusSeconds(60)), asked(AGENTS));
    slack.faults().next(1, "conversations.info", new Fault.Dropped(false));
    ask(AGENTS);
    assertEquals(Optional.of(now.plusSeconds(60)), asked(AGENTS));
    assertEquals(List.of(), openness.told);
  }

  @Test
  void listsAreBroughtInLineInTheSameBreath() {
    openness.unsettled = 3;
    questions.runDue();
    assertTrue(openness.unsettled < 0);
  }
}
