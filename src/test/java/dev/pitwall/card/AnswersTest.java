package dev.pitwall.card;

import static dev.pitwall.card.Cards.BOB;
import static dev.pitwall.card.Cards.START;
import static dev.pitwall.card.Cards.TEAM;

import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.session.Channel;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.Detail;
import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.LogEntry.ToolKind;
import dev.pitwall.session.LogEntry.ToolStatus;
import dev.pitwall.session.LogPage;
import dev.pitwall.session.Plan;
import dev.pitwall.session.Planner.Choices;
import dev.pitwall.session.PullRequest;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.SessionPage;
import dev.pitwall.session.SessionPage.Place;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionStore.Counts;
import dev.pitwall.session.TaskRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What people get to see who ask for something, as Slack is sent it. */
class AnswersTest {
  private static final Channel AGENTS = new Channel(TEAM, "C0AGENTS");

  @Test
  void aListInTheMiddle() {
    var waiting =
        Cards.local()
            .in(new SessionState.WaitingForUser(Cards.question("May I run this on staging?")))
            .session();
    var working = Cards.github().session();
    var done =
        Cards.github()
            .titled("Add dark mode")
            .made(Cards.work(Cards.pullRequest(PullRequest.Status.MERGED)))
            .ended(new SessionState.Completed("Done."), 8)
            .session();
    var place = new Place(SessionFilter.ALL.with(Group.RUNNING), List.of(Cards.ID));
    var page = new SessionPage(place, List.of(waiting, working, done), true, new Counts(1, 2, 14));
    Golden.assertIs("list", SessionList.of(page, BOB, START.plusSeconds(4_000)));
  }

  @Test
  void helpOnAllWords() {
    Golden.assertIs(
        "help",
        Help.of(
            List.of(
                new Help.Word("stop", "<handle> [reason…]", "stop a session", "k3f9"),
                new Help.Word("help", "[command]", "show this", "start"))));
  }

  @Test
  void aCodeToEnterAtGitHub() {
    var where = URI.create("https://github.com/login/device");
    var code = new Beginning.WithCode(where, "WDJB-MJHT", START, new CompletableFuture<>());
    var shown = (Reply.Later) LinkMessage.begun(code, Optional.empty());
    Golden.assertIs("link", shown.message());
  }

  @Test
  void aPageOfALog() {
    var tests = new Detail(List.of(), "npm test", 1, "1 failed\n  <!channel> & `x`\n", List.of());
    var edit = new Detail(List.of(), "", null, "", List.of(new FileChange("src/a.ts", 12, 3)));
    List<LogEntry> entries =
        List.of(
            new LogEntry.Thought(START, "The handler never awaits the token refresh."),
            new ToolCall(
                START, "1", ToolKind.READ, "Read src/a.ts", ToolStatus.COMPLETED, Detail.NONE),
            new ToolCall(START, "2", ToolKind.EXECUTE, "Tests", ToolStatus.COMPLETED, tests),
            new ToolCall(START, "3", ToolKind.EDIT, "Edit", ToolStatus.COMPLETED, edit),
            new LogEntry.PersonSaid(START, BOB, "mind the tests"),
            new LogEntry.Message(START, "Fixed."));
    var page = new LogPage(Cards.github().session(), 3, entries, null);
    Golden.assertIs("log-modal", LogModal.of(page));
    Golden.assertIs("log", LogMessage.of(page));
  }

  @Test
  void theStartDialog() {
    var choices =
        new Choices(
            List.of(new Repository("acme", "shop"), new Repository("acme", "api")),
            List.of("claude", "codex"),
            false,
            new Plan.NoRepositories());
    var wanted = TaskRequest.parse("acme/api base:next agent:codex Fix <b>it</b> & *this*");
    Golden.assertIs("start-modal", StartModal.of(new StartForm(wanted, choices, AGENTS, "")));
  }

  @Test
  void theStopDialog() {
    Golden.assertIs("stop-modal", StopModal.of(Cards.github().session(), AGENTS, true));
  }

  @Test
  void theAnswerDialog() {
    var question = Cards.question("May I run this on staging?");
    Golden.assertIs("answer-modal", AnswerModal.of(Cards.local().session(), question));
  }
}
