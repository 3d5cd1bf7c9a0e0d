package dev.pitwall.card;

import static dev.pitwall.card.Cards.BOB;
import static dev.pitwall.card.Cards.START;
import static dev.pitwall.card.Cards.check;
import static dev.pitwall.card.Cards.pullRequest;
import static dev.pitwall.card.Cards.work;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.session.Capability;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Provider;
import dev.pitwall.session.PullRequest;
import dev.pitwall.session.Question;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Work;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SessionCardTest {
  private static final Map<String, Cards> STATES = states();

  private static Map<String, Cards> states() {
    var github = Cards.github();
    var local = Cards.local();
    var open = pullRequest(PullRequest.Status.OPEN);
    var tested =
        new dev.pitwall.session.Validation[] {
          check("npm test", "12 passed"), check("eslint", "clean")
        };
    var colours = github.titled("Rename every colour token");
    var java = github.titled("Upgrade to Java 25");
    var all = new TreeMap<String, Cards>();
    all.put("queued", github.in(new SessionState.Queued()).withoutLog());
    all.put("working", github.made(new Work("b", 0, 0, 0, 0, open, List.of())));
    all.put("working-silently", github.in(new SessionState.InProgress("")).by(null));
    all.put("needs-answer", local.in(waiting("May I run `rails db:migrate` on staging?")));
    all.put("needs-answer-on-github", github.answeredOnGitHub().in(waitingForSomething()));
    all.put("idle-github", github.in(new SessionState.Idle()));
    all.put("by-stranger", github.byStranger("octocat"));
    all.put("idle", local.in(new SessionState.Idle()));
    all.put("stopping", colours.asked(Cards.stop("wrong direction")));
    all.put("stopping-local", local.asked(Cards.stop("")));
    all.put("stop-unconfirmed", colours.asked(new StopRequest.Unconfirmed(BOB, "no", START)));
    all.put(
        "stop-refused",
        colours.asked(
            new StopRequest.Refused(BOB, "", START, "Its branch is locked. Unlock it first.")));
    all.put(
        "stopped",
        colours
            .made(new Work("copilot/rename-tokens", 2, 9, 9, 2, null, List.of()))
            .asked(new StopRequest.Confirmed(BOB, "wrong direction", START))
            .ended(new SessionState.Cancelled(), 9));
    all.put("stopped-elsewhere", github.ended(new SessionState.Cancelled(), 9));
    all.put("ready", github.made(work(open, tested)).ended(new SessionState.Completed("Done."), 8));
    all.put(
        "merged",
        github
            .made(work(pullRequest(PullRequest.Status.MERGED), tested))
            .ended(new SessionState.Completed("Done."), 8));
    all.put(
        "ready-draft",
        github
            .byStranger("octocat")
            .made(work(pullRequest(PullRequest.Status.DRAFT)))
            .ended(new SessionState.Completed("Done."), 8));
    all.put("ready-local", local.made(work(null, tested)).ended(new SessionState.Completed(""), 8));
    all.put("done", local.ended(new SessionState.Completed("It is fine already."), 125));
    all.put(
        "failed",
        java.made(
                new Work(
                    "",
                    0,
                    0,
                    0,
                    0,
                    null,
                    List.of(check("eslint", "clean"), check("mvn verify", "3 failures"))))
            .ended(new SessionState.Failed("the agent gave up"), 31));
    all.put("timed-out", github.ended(new SessionState.TimedOut("running the unit tests"), 59));
    all.put("no-news", github.silent());
    all.put("no-news-of-question", local.in(waiting("Which colour?")).silent());
    return all;
  }

  @Test
  void aCardWhoseNewsAreRolledUpSaysWhereTheyAre() {
    var cards = Cards.github();
    var session = cards.session();
    var there = "https://slack.com/app_redirect?team=T0PITWALL&channel=C0AGENTS&message_ts=1.2";
    var level = DigestLevel.MILESTONES;
    Golden.assertIs("session/rolled-up", SessionCard.of(session, cards.provider(), level, there));
    for (var name : STATES.keySet()) {
      var shown = Objects.requireNonNull(STATES.get(name));
      if (!card(name).text().contains(" · Working")) {
        assertEquals(
            card(name),
            SessionCard.of(shown.session(), shown.provider(), level, there),
            name + " is a state, and stays on the card");
      }
    }
  }

  static Stream<String> names() {
    return STATES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aCardShowsWhereTheSessionStands(String name) {
    Golden.assertIs("session/" + name, card(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          queued              | :hourglass_flowing_sand: Queued
          working             | :large_blue_circle: Working · running the unit tests
          needs-answer        | :raised_hand: Needs an answer · “May I run `rails db:migrate` on staging?”
          needs-answer-on-github | :raised_hand: Needs an answer · asked on GitHub
          ready-draft         | :white_check_mark: Ready for review after 8 min · PR #42 draft, +120 −4 in 3 files
          merged              | :white_check_mark: Done after 8 min · PR #42 merged, +120 −4 in 3 files
          idle                | :zzz: Idle · waiting for the next message
          stopping            | :octagonal_sign: Stopping · asked by <@U0BOB>: “wrong direction”
          stop-unconfirmed    | :octagonal_sign: Stop asked by <@U0BOB>, not confirmed by GitHub yet · still asking
          stopped             | :black_square_for_stop: Stopped by <@U0BOB> after 9 min · “wrong direction”
          ready               | :white_check_mark: Ready for review after 8 min · PR #42 open, +120 −4 in 3 files
          ready-local         | :white_check_mark: Ready for review after 8 min · 2 commits on `copilot/fix-login-button`, +120 −4 in 3 files
          failed              | :x: Failed after 31 min · `mvn verify` 3 failures; the agent gave up
          timed-out           | :alarm_clock: Timed out after 59 min · last seen running the unit tests
          no-news             | :white_circle: No news from GitHub since <!date^1795331100^{time}|07:05 UTC> · last seen running the unit tests
          """)
  void theSecondLineIsTheState(String name, String line) {
    assertEquals(line, card(name).blocks().at("/0/text/text").asText().split("\n")[1]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          queued           | Stop session!, On GitHub
          working          | Stop session!, View log, PR #42, On GitHub
          needs-answer     | Answer*, Stop session!, View log
          needs-answer-on-github | Answer on GitHub*, Stop session!, View log
          idle             | Stop session!, View log
          idle-github      | Stop session!, View log, On GitHub
          ready-draft      | Review PR #42*, View log, On GitHub
          stopping         | View log, On GitHub
          stop-unconfirmed | View log, On GitHub
          stop-refused     | Stop session!, View log, On GitHub
          stopped          | Start again…, View log, On GitHub
          ready            | Review PR #42*, View log, On GitHub
          merged           | View log, PR #42, On GitHub
          ready-local      | View log
          failed           | Start again…, View log, On GitHub
          no-news          | Stop session!, View log, On GitHub
          """)
  void onlyWhatWorksNowCanBeClicked(String name, String buttons) {
    assertEquals(buttons, buttons(card(name)));
  }

  @Test
  void aSourceThatCanDoNothingIsOfferedNothing() {
    var mute = new Provider("mute", "its source", Set.of());
    var cards = Cards.local().in(waiting("Now?"));

    var card = SessionCard.of(cards.withoutLog().session(), mute, DigestLevel.OFF);

    assertEquals(2, card.blocks().size(), "title and context only");
    assertEquals("", card.blocks().at("/0/accessory").toString());
  }

  @Test
  void theMenuHoldsTheRest() {
    assertEquals(List.of("Log as a file", "Thread: off", "Thread: verbose"), menu(card("working")));
    assertEquals(
        List.of("Start again…", "Log as a file", "Thread: off", "Thread: verbose"),
        menu(card("ready")));
    var again = SessionCard.of(Cards.github().session(), readOnly(), DigestLevel.VERBOSE);
    assertEquals(List.of("Log as a file", "Thread: off", "Thread: milestones"), menu(again));
  }

  @Test
  void whatIsChosenComesBack() {
    var options = card("ready").blocks().at("/0/accessory/options");
    var choices =
        StreamSupport.stream(options.spliterator(), false)
            .map(o -> ButtonValue.parse(o.path("value").asText()).orElseThrow())
            .map(v -> MenuChoice.parse(v.more()).orElseThrow())
            .toList();

    assertEquals(
        List.of(
            new MenuChoice.Again(),
            new MenuChoice.LogFile(),
            new MenuChoice.Level(DigestLevel.OFF),
            new MenuChoice.Level(DigestLevel.VERBOSE)),
        choices);
  }

  @Test
  void equalSessionsMakeEqualCards() {
    assertEquals(card("working"), card("working"));
  }

  @Test
  void aNotificationSaysTitleStateAndRepository() {
    assertEquals(
        "Fix the login button on the homepage · Working · running the unit tests · octo-org/shop",
        card("working").text());
  }

  @Test
  void whoAskedAtTheSourceIsNamedButNotMentioned() {
    assertEquals(
        "*octo-org/shop*  ·  Copilot  ·  octocat  ·  since <!date^1795330860^{time}|07:01 UTC>"
            + "  ·  `k3f9`",
        card("by-stranger").blocks().at("/1/elements/0/text").asText());
    var hostile = Cards.github().byStranger("<!channel> *x* https://evil.example/");
    assertEquals(
        "*octo-org/shop*  ·  Copilot  ·  &lt;!channel&gt; ∗x∗ https://evil.example/  ·  since"
            + " <!date^1795330860^{time}|07:01 UTC>  ·  `k3f9`",
        SessionCard.of(hostile.session(), hostile.provider(), DigestLevel.OFF)
            .blocks()
            .at("/1/elements/0/text")
            .asText());
  }

  private static SessionState waitingForSomething() {
    return new SessionState.WaitingForUser(new Question("q1", "", "", List.of(), START));
  }

  private static Provider readOnly() {
    return new Provider("github", "GitHub", Set.of(Capability.LOG));
  }

  private static SessionState waiting(String title) {
    return new SessionState.WaitingForUser(Cards.question(title));
  }

  private static Message card(String name) {
    var cards = Objects.requireNonNull(STATES.get(name));
    return SessionCard.of(cards.session(), cards.provider(), DigestLevel.MILESTONES);
  }

  private static List<String> menu(Message card) {
    return labels(card.blocks().at("/0/accessory/options"));
  }

  private static String buttons(Message card) {
    return String.join(", ", labels(card.blocks().at("/2/elements")));
  }

  private static List<String> labels(JsonNode clickable) {
    return StreamSupport.stream(clickable.spliterator(), false)
        .map(e ->
            e.at("/text/text").asText()
                + switch (e.path("style").asText()) {
                  case "primary" -> "*";
                  case "danger" -> "!";
                  default -> "";
                })
        .toList();
  }
}
