package dev.pitwall.session;

import java.time.Instant;
import java.util.List;

/** Sessions for tests. */
public final class Sessions {
  public static final Workspace PIT_LANE = new Workspace("T0PITWALL");
  public static final Channel AGENTS = new Channel(PIT_LANE, "C0AGENTS");
  public static final Channel SHOP = new Channel(PIT_LANE, "C0SHOP");
  public static final Person ALICE = new Person(PIT_LANE, "U0ALICE");
  public static final Person BOB = new Person(PIT_LANE, "U0BOB");
  public static final Repository ACME_SHOP = new Repository("acme", "shop");
  public static final Instant SEVEN = Instant.parse("2026-11-22T07:01:00Z");
  public static final SessionId ID = new SessionId("6f1c2b9e-3b1f-4b52-9f0d-3d2a6d0f7c11");

  private Sessions() {}

  public static Task task(String prompt) {
    return new Task(
        "acp", ACME_SHOP, Task.titleOf(prompt), prompt, "claude", "", "", ALICE, "", null);
  }

  public static Session queued() {
    var task = task("Fix the login button on the homepage");
    return Session.queued(ID, PIT_LANE, new Handle("k3f9"), task, SEVEN);
  }

  public static Session in(SessionState state) {
    return queued().started(new SessionRef("acp", ID.text()), null).with(state);
  }

  public static Question mayIMigrate() {
    return new Question(
        "q1",
        "May I run this on staging?",
        "rails db:migrate",
        List.of(
            new Question.Option("once", "Allow once", Question.OptionKind.ALLOW_ONCE),
            new Question.Option("no", "Reject", Question.OptionKind.REJECT_ONCE)),
        SEVEN);
  }
}
