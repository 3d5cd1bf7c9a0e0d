package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.github.wire.Fault;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people are told, through the whole of Pitwall, when GitHub does not start what they ask. */
class RefusalsIT {
  private static final String TASKS = "POST /agents/repos/{owner}/{repo}/tasks";
  private static final String ISSUES = "POST /repos/{owner}/{repo}/issues";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private CopilotDesk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new CopilotDesk(directory);
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            Fault.planDenied(),
            "GitHub does not give `alice-gh` Copilot's coding agent here: “You do not have access"
                + " to Copilot cloud agent. Ask your organization's owner.”. Add `via:issue` to"
                + " start it by an issue that is assigned to Copilot."),
        Arguments.of(
            Fault.planInvalid(),
            "GitHub does not give `alice-gh` Copilot's coding agent here: “Validation Failed:"
                + " Copilot cloud agent is not enabled for this user”. Add `via:issue` to start it"
                + " by an issue that is assigned to Copilot."),
        Arguments.of(
            new Fault.Refused(403, "Must have write access to Repository."),
            "GitHub does not allow `alice-gh` to do that: “Must have write access to Repository.”."
                + " Ask somebody who administers the repository for access."),
        Arguments.of(
            Fault.notFound(),
            "GitHub has no such thing, or does not show it to `alice-gh`. Check the name, or ask"
                + " somebody who has access."),
        Arguments.of(
            new Fault.Invalid("custom", "model is not available for this user"),
            "GitHub does not take that: “Validation Failed: model is not available for this user”."
                + " Change it and try again."));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusedStartIsToldInGitHubsWordsWithWhatToDo(Fault fault, String sentence) {
    desk.github.faults().next(1, TASKS, fault);

    desk.type("/agents start octo-org/shop Fix the log-in button");

    told(sentence);
    assertEquals(1, desk.github.calls(TASKS).size());
  }

  @Test
  void singleSignOnIsToldWithThePageWhereTheTokenIsAuthorized() {
    var page = "https://127.0.0.1:" + desk.github.url().getPort() + "/orgs/octo-org/sso?x=1";
    desk.github.faults().next(1, TASKS, new Fault.SingleSignOn(page));

    desk.type("/agents start octo-org/shop Fix the log-in button");

    told(
        "The organization wants `alice-gh` to sign in with its single sign-on first. Authorize"
            + " Pitwall at "
            + page
            + " and try again.");
  }

  @Test
  void aRefusedIssueIsToldInGitHubsWordsAndNothingIsTriedInstead() {
    desk.github
        .faults()
        .next(1, ISSUES, new Fault.Refused(403, "Must have write access to Repository."));

    desk.type("/agents start octo-org/shop via:issue Fix the log-in button");

    told(
        "GitHub does not allow `alice-gh` to do that: “Must have write access to Repository.”."
            + " Ask somebody who administers the repository for access.");
    assertEquals(0, desk.github.calls(TASKS).size());
  }

  @Test
  void whatGitHubBrokeOffIsLookedForAndAdopted() {
    desk.github.faults().next(1, TASKS, new Fault.BadGateway(true));

    desk.type("/agents start octo-org/shop Fix the log-in button");

    var card = desk.card("Ready for review");
    var ping = desk.ping(card);
    assertTrue(ping.shown().startsWith("<@U0ALICE> *Ready for review*: <"), ping.shown());
    assertTrue(ping.shown().contains("/pull/"), ping.shown());
    var before = desk.slack.thread(card).stream().takeWhile(m -> !m.equals(ping)).toList();
    assertTrue(before.stream().anyMatch(m -> m.shown().contains(":pencil2:")), before + "");
    assertEquals(1, desk.pings(card));
    assertEquals(1, desk.github.calls(TASKS).size());
    assertEquals(1, desk.slack.cards("agents").size());
  }

  /** On the card in short, in its thread whole. */
  private void told(String sentence) {
    var card = desk.card(":x: Failed");
    var notice = desk.ping(card).shown();
    assertTrue(notice.contains(sentence), notice);
    assertEquals(1, desk.pings(card));
  }
}
