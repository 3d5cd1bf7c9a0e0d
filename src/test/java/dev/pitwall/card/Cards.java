package dev.pitwall.card;

import dev.pitwall.session.Capability;
import dev.pitwall.session.Handle;
import dev.pitwall.session.Person;
import dev.pitwall.session.Provider;
import dev.pitwall.session.PullRequest;
import dev.pitwall.session.Question;
import dev.pitwall.session.Question.Option;
import dev.pitwall.session.Question.OptionKind;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.Sighting;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Task;
import dev.pitwall.session.Times;
import dev.pitwall.session.Validation;
import dev.pitwall.session.Work;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sessions to make cards of: one that works at seven past, and what may differ from it. */
record Cards(
    Provider provider,
    Task task,
    @Nullable String url,
    SessionState state,
    StopRequest stop,
    boolean lost,
    Work work,
    Duration length,
    long logSize) {
  static final Workspace TEAM = new Workspace("T0PITWALL");
  static final Person ALICE = new Person(TEAM, "U0ALICE");
  static final Person BOB = new Person(TEAM, "U0BOB");
  static final Instant START = Instant.parse("2026-11-22T07:01:00Z");
  static final SessionId ID = new SessionId("6f1c2b9e-3b1f-4b52-9f0d-3d2a6d0f7c11");
  static final Provider GITHUB =
      new Provider("github", "GitHub", Set.copyOf(EnumSet.allOf(Capability.class)));
  static final Provider LOCAL =
      new Provider(
          "acp",
          "the agent",
          Set.of(
              Capability.START,
              Capability.LOG,
              Capability.STOP,
              Capability.SAY,
              Capability.ANSWER,
              Capability.ARCHIVE));

  static Cards github() {
    return new Cards(
        GITHUB,
        new Task(
            "github",
            new Repository("octo-org", "shop"),
            "Fix the login button on the homepage",
            "Fix the login button on the homepage",
            "Copilot",
            "",
            "",
            ALICE,
            "",
            null),
        "https://github.com/octo-org/shop/copilot/tasks/a1b2",
        new SessionState.InProgress("running the unit tests"),
        new StopRequest.None(),
        false,
        Work.NONE,
        Duration.ZERO,
        12);
  }

  static Cards local() {
    var task =
        new Task(
            "acp",
            new Repository("acme", "shop"),
            "Migrate the orders table",
            "Migrate the orders table",
            "claude",
            "",
            "",
            BOB,
            "",
            null);
    return github().with(LOCAL, task, null);
  }

  Cards with(Provider nextProvider, Task nextTask, @Nullable String nextUrl) {
    return new Cards(nextProvider, nextTask, nextUrl, state, stop, lost, work, length, logSize);
  }

  Cards titled(String title) {
    return with(provider, task.withTitle(title), url);
  }

  Cards by(@Nullable Person person) {
    return by(person, task.author());
  }

  /** Started by somebody who is nobody known here. */
  Cards byStranger(String author) {
    return by(null, author);
  }

  /** Of GitHub's public API alone: it says that it waits, and takes no answer. */
  Cards answeredOnGitHub() {
    var can = EnumSet.complementOf(EnumSet.of(Capability.ANSWER));
    return with(new Provider("github", "GitHub", can), task, url);
  }

  private Cards by(@Nullable Person person, String author) {
    var t = task;
    return with(
        provider,
        new Task(
            t.provider(),
            t.repository(),
            t.title(),
            t.prompt(),
            t.agent(),
            t.model(),
            t.baseBranch(),
            person,
            author,
            t.restartOf()),
        url);
  }

  Cards in(SessionState next) {
    return new Cards(provider, task, url, next, stop, lost, work, length, logSize);
  }

  Cards ended(SessionState.Ended next, int minutes) {
    return new Cards(
        provider, task, url, next, stop, lost, work, Duration.ofMinutes(minutes), logSize);
  }

  Cards asked(StopRequest next) {
    return new Cards(provider, task, url, state, next, lost, work, length, logSize);
  }

  Cards silent() {
    return new Cards(provider, task, url, state, stop, true, work, length, logSize);
  }

  Cards made(Work next) {
    return new Cards(provider, task, url, state, stop, lost, next, length, logSize);
  }

  Cards withoutLog() {
    return new Cards(provider, task, url, state, stop, lost, work, length, 0);
  }

  Session session() {
    var end = state.ended() ? START.plus(length) : null;
    return new Session(
        ID,
        TEAM,
        new Handle("k3f9"),
        new SessionRef(provider.id(), "a1b2"),
        url,
        task,
        state,
        stop,
        new Sighting(START.plusSeconds(240), lost),
        work,
        new Times(START, START.plusSeconds(240), end, START),
        1,
        logSize,
        "",
        false,
        7);
  }

  static Work work(@Nullable PullRequest pullRequest, Validation... validations) {
    return new Work("copilot/fix-login-button", 2, 120, 4, 3, pullRequest, List.of(validations));
  }

  static PullRequest pullRequest(PullRequest.Status status) {
    return new PullRequest(
        42, "https://github.com/octo-org/shop/pull/42", "Fix the login button", status);
  }

  static Validation check(String command, String result) {
    boolean passed = result.equals("clean") || result.endsWith("passed");
    return new Validation(command, result, passed, null);
  }

  static StopRequest.Requested stop(String reason) {
    return new StopRequest.Requested(BOB, reason, START.plusSeconds(300));
  }

  static Question question(String title) {
    return new Question(
        "q1",
        title,
        "rails db:migrate",
        List.of(
            new Option("1", "Allow once", OptionKind.ALLOW_ONCE),
            new Option("2", "Always allow", OptionKind.ALLOW_ALWAYS),
            new Option("3", "Reject", OptionKind.REJECT_ONCE)),
        START.plusSeconds(200));
  }
}
