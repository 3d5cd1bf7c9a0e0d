package dev.pitwall.card;

import static dev.pitwall.card.Cards.BOB;
import static dev.pitwall.card.Cards.START;

import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.LogDigest;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.Detail;
import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.LogEntry.ToolKind;
import dev.pitwall.session.LogEntry.ToolStatus;
import dev.pitwall.session.LogPage;
import dev.pitwall.session.PullRequest;
import dev.pitwall.session.Question;
import dev.pitwall.session.Question.OptionKind;
import dev.pitwall.session.Refusal;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionPage;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionStore.Counts;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Task;
import dev.pitwall.session.Validations;
import dev.pitwall.session.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Whatever agents and people write, what Slack is sent is harmless and within its limits. */
class HostileTextTest {
  private static final int ROUNDS = 150;

  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
  private final HostileWords words = new HostileWords(random);

  @Test
  void noCardSaysMoreThanItShould() {
    for (int round = 0; round < ROUNDS; round++) {
      var cards = cards();
      for (var state : states()) {
        var shown = state instanceof SessionState.Ended end ? cards.ended(end, 9) : cards.in(state);
        Harmless.check(SessionCard.of(shown.session(), shown.provider(), DigestLevel.VERBOSE));
        if (state.ended()) {
          Harmless.check(FinishNotice.of(shown.session()));
        }
      }
    }
  }

  @Test
  void noRoundUpSaysMoreThanItShould() {
    for (int sessions : List.of(1, 7, 45, 46, 100)) {
      var live = new ArrayList<SessionStore.Live>();
      while (live.size() < sessions) {
        var cards = cards();
        states().stream()
            .filter(state -> !state.ended())
            .map(state -> new SessionStore.Live(cards.in(state).session(), "1795330800.000001"))
            .forEach(live::add);
      }
      Harmless.check(RollUpCard.of(live, new Channel(Cards.TEAM, "C0AGENTS")));
    }
  }

  @Test
  void noDigestAndNoLogSaysMoreThanItShould() {
    for (int round = 0; round < ROUNDS; round++) {
      var entries = entries();
      var digest = LogDigest.of(entries, Validations.after(List.of(), entries));
      for (var level : DigestLevel.values()) {
        DigestMessage.of(digest, level).ifPresent(Harmless::check);
      }
      var page = new LogPage(cards().session(), 0, entries, null);
      Harmless.check(LogMessage.of(page));
      Harmless.check(LogModal.of(page));
    }
  }

  @Test
  void noQuestionSaysMoreThanItShould() {
    for (int round = 0; round < ROUNDS; round++) {
      var cards = cards();
      var question = question();
      var answered = new AskedQuestion.Answered(BOB, question.options().getFirst(), START);
      for (var outcome : List.of(new AskedQuestion.Open(), answered)) {
        var asked = new AskedQuestion(question, outcome);
        Harmless.check(QuestionMessage.of(cards.session(), cards.provider(), asked));
        var there = cards.answeredOnGitHub();
        Harmless.check(QuestionMessage.of(there.session(), there.provider(), asked));
      }
      Harmless.check(AnswerModal.of(cards.session(), question));
      Harmless.check(StopModal.of(cards.session(), new Channel(Cards.TEAM, "C0AGENTS"), true));
    }
  }

  @Test
  void noSentenceSaysMoreThanItShould() {
    for (int round = 0; round < ROUNDS * 4; round++) {
      var text = words.next();
      Harmless.check(Message.of(Mrkdwn.concat(Mrkdwn.text("Said: "), Mrkdwn.lines(text))));
      Harmless.check(
          Message.of(
              Mrkdwn.stack(
                  Mrkdwn.concat(Mrkdwn.text("x "), Mrkdwn.bold(text), Mrkdwn.text(" y")),
                  Mrkdwn.concat(Mrkdwn.text("x "), Mrkdwn.code(text)),
                  Mrkdwn.concat(
                      Mrkdwn.text("x "), Mrkdwn.link("https://slack.com/" + text.length(), text)),
                  Mrkdwn.quote(Mrkdwn.concat(Mrkdwn.text("x "), Mrkdwn.lines(text))))));
    }
  }

  @Test
  void noAnswerToAWatchSaysMoreThanItShould() {
    for (int round = 0; round < ROUNDS; round++) {
      var typed = words.next();
      var near = Optional.of("acme/shop").filter(_ -> random.nextBoolean());
      for (var reply :
          List.of(
              WatchAnswer.unknownWord(typed, near, words.next()),
              WatchAnswer.unknownRepository(typed, near, words.next()),
              WatchAnswer.unable(typed, words.next()),
              WatchAnswer.notWatched(typed, near, List.of(cards().task().repository())))) {
        check(reply);
      }
    }
  }

  private static void check(Reply reply) {
    switch (reply) {
      case Reply.Private(var message) -> Harmless.check(message);
      case Reply.Several(var messages) -> messages.forEach(Harmless::check);
      default -> throw new AssertionError(reply);
    }
  }

  @Test
  void noListSaysMoreThanItShould() {
    for (int round = 0; round < ROUNDS / 10; round++) {
      var sessions =
          states().stream()
              .map(s -> (s instanceof SessionState.Ended e ? cards().ended(e, 9) : cards().in(s)))
              .map(Cards::session)
              .toList();
      var place = SessionPage.Place.first(SessionFilter.ALL);
      var page = new SessionPage(place, sessions, false, new Counts(1, 2, 3));
      Harmless.check(SessionList.of(page, BOB, START));
      for (var session : sessions) {
        Harmless.check(Message.of(RefusalSentence.of(new Refusal.AlreadyOver(session))));
      }
    }
  }

  private Cards cards() {
    var base = random.nextBoolean() ? Cards.github() : Cards.local();
    var t = base.task();
    var task =
        new Task(
            t.provider(),
            t.repository(),
            words.next(),
            words.next(),
            words.next(),
            "",
            "",
            random.nextBoolean() ? t.requestedBy() : null,
            words.next(),
            null);
    var cards = base.with(base.provider(), task, base.url()).made(work());
    return switch (random.nextInt(4)) {
      case 0 -> cards.asked(new StopRequest.Requested(BOB, words.next(), START));
      case 1 -> cards.asked(new StopRequest.Refused(BOB, "", START, words.next()));
      case 2 -> cards.asked(new StopRequest.Confirmed(BOB, words.next(), START)).silent();
      default -> cards;
    };
  }

  private Work work() {
    var pullRequest =
        new PullRequest(
            7, "https://github.com/octo-org/x/pull/7", words.next(), PullRequest.Status.OPEN);
    return new Work(
        words.next(),
        random.nextInt(3),
        3,
        1,
        random.nextInt(3),
        random.nextBoolean() ? pullRequest : null,
        Validations.after(List.of(), entries()));
  }

  private List<SessionState> states() {
    return List.of(
        new SessionState.Queued(),
        new SessionState.InProgress(words.next()),
        new SessionState.WaitingForUser(question()),
        new SessionState.Idle(),
        new SessionState.Completed(words.next()),
        new SessionState.Failed(words.next()),
        new SessionState.TimedOut(words.next()),
        new SessionState.Cancelled());
  }

  private Question question() {
    var options = new ArrayList<Question.Option>();
    for (int i = random.nextInt(30); i >= 0; i--) {
      options.add(new Question.Option("" + i, words.next(), any(OptionKind.values())));
    }
    return new Question("q1", words.next(), words.next(), options, START);
  }

  private List<LogEntry> entries() {
    var entries = new ArrayList<LogEntry>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      entries.add(
          switch (random.nextInt(8)) {
            case 0 -> new LogEntry.Thought(START, words.next());
            case 1 -> new LogEntry.Message(START, words.next());
            case 2 -> new LogEntry.PersonSaid(START, BOB, words.next());
            case 3 -> new LogEntry.Failure(START, words.next());
            case 4 -> new LogEntry.Progress(START, words.next());
            default -> call();
          });
    }
    return entries;
  }

  private LogEntry call() {
    var command = random.nextBoolean() ? words.next() : "npm test -- " + words.next();
    return new LogEntry.ToolCall(
        START,
        "call",
        any(ToolKind.values()),
        words.next(),
        any(ToolStatus.values()),
        new Detail(
            List.of(words.next(), words.next()),
            command,
            random.nextBoolean() ? Integer.valueOf(random.nextInt(2)) : null,
            words.next(),
            List.of(new FileChange(words.next(), random.nextInt(3), random.nextInt(3)))));
  }

  private <T> T any(T[] things) {
    return things[random.nextInt(things.length)];
  }
}
