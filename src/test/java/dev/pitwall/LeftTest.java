package dev.pitwall;

import static dev.pitwall.session.Sessions.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.desk.Desk;
import dev.pitwall.session.Act;
import dev.pitwall.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken up from when Pitwall last ran. */
class LeftTest {
  @TempDir Path directory;
  private final List<Runnable> threads = new ArrayList<>();
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(directory);
    desk.soon = threads::add;
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Act asked(String id, Session session, Act.Wish wish) {
    var act = new Act(id, session.id(), ALICE, desk.now, wish);
    desk.tracker.begin(act);
    return act;
  }

  private Left left() {
    return Left.read(desk.store, List.of(desk.source));
  }

  private void runAll() {
    List.copyOf(threads).forEach(Runnable::run);
  }

  @Test
  void whatWasAskedOfOneSessionIsDoneInOrderAndWaitsForNoOther() {
    var first = desk.running("Fix the login button");
    var second = desk.running("Write the docs");
    desk.source.asked.clear();
    asked("a", first, new Act.Say("use the error handler"));
    asked("b", second, new Act.Say("and the changelog"));
    asked("c", first, new Act.Say("mind the tests"));

    left().takeUp(desk.dispatcher);

    assertEquals(List.of(), desk.source.asked);
    assertEquals(2, threads.size());
    threads.getLast().run();
    threads.getFirst().run();
    assertEquals(
        List.of(
            "say p7xq: and the changelog",
            "say k3f9: use the error handler",
            "say k3f9: mind the tests"),
        desk.source.asked);
    assertEquals(List.of(), desk.store.openActs());
  }

  @Test
  void whatIsAskedFromThenOnIsUnderWayAndNotDoneTwice() {
    var session = desk.running("Fix the login button");
    desk.source.asked.clear();
    var left = left();
    asked("a", session, new Act.Say("mind the tests"));

    left.takeUp(desk.dispatcher);
    runAll();

    assertEquals(List.of(), desk.source.asked);
  }

  @Test
  void whatAnotherHasDoneMeanwhileIsNotDoneAgain() {
    var session = desk.running("Fix the login button");
    desk.source.asked.clear();
    asked("a", session, new Act.Say("mind the tests"));

    left().takeUp(desk.dispatcher);
    left().takeUp(desk.dispatcher);
    runAll();

    assertEquals(List.of("say k3f9: mind the tests"), desk.source.asked);
  }
}
