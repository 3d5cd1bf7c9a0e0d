package dev.pitwall.store;

import static dev.pitwall.store.Made.AGENTS;
import static dev.pitwall.store.Made.ALICE;
import static dev.pitwall.store.Made.BOB;
import static dev.pitwall.store.Made.at;
import static dev.pitwall.store.Made.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Handle;
import dev.pitwall.session.Openness;
import dev.pitwall.session.Person;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionStore.Counts;
import dev.pitwall.session.SessionStore.Shown;
import dev.pitwall.session.Viewer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a channel shows that not everybody may read is there for those alone who ask there. */
abstract class PrivateChannelsContract {
  /** Bytes: some five numbers. */
  private static final int BLOCK = 24;

  private static final Channel BOXES = new Channel(Made.ACME, "C0BOXES");
  private static final Channel LAB = new Channel(Made.ACME, "C0LAB");
  private static final Viewer BOB_IN_AGENTS = new Viewer(BOB, AGENTS);
  private static final Viewer BOB_IN_BOXES = new Viewer(BOB, BOXES);

  private SessionStore store;
  private Openness channels;

  abstract TestDatabase on();

  @BeforeEach
  void openStore() {
    // Small blocks, so that a few sessions fill many.
    store = new SessionTables(on().database(), Made.GATHER, () -> at(0), BLOCK);
    channels = new OpennessTable(on().database(), () -> at(0), BLOCK);
    channels.heard(AGENTS, true);
    channels.heard(BOXES, false);
    settle();
  }

  private void settle() {
    boolean more = true;
    while (more) {
      more = channels.settle();
    }
  }

  private void create(String handle, @Nullable Person by, int second, Channel... shown) {
    var session = Made.session(handle, "Fix the login", "acme/shop", by, at(second));
    store.write(tx -> {
      tx.create(session, List.of(shown));
      return true;
    });
  }

  private List<String> handles(Viewer viewer, SessionFilter filter) {
    return store.list(viewer, filter, null, 100).stream().map(s -> s.handle().text()).toList();
  }

  private List<String> handles(Viewer viewer) {
    return handles(viewer, SessionFilter.ALL);
  }

  private static SessionFilter words(String... words) {
    return new SessionFilter(null, null, null, List.of(words));
  }

  @Test
  void itIsListedThereAndForWhoeverAskedForItAnywhere() {
    create("aaaa", ALICE, 1, AGENTS);
    create("bbbb", ALICE, 2, BOXES);
    create("cccc", null, 3, BOXES);

    assertEquals(List.of("aaaa"), handles(BOB_IN_AGENTS));
    assertEquals(List.of("cccc", "bbbb", "aaaa"), handles(BOB_IN_BOXES));
    assertEquals(List.of("bbbb", "aaaa"), handles(new Viewer(ALICE, AGENTS)));
    assertEquals(List.of("cccc", "bbbb", "aaaa"), handles(BOB_IN_BOXES, words("fix")));
    assertEquals(List.of("aaaa"), handles(BOB_IN_AGENTS, words("fix")));
    assertEquals(new Counts(0, 1, 0), store.counts(BOB_IN_AGENTS, at(0)));
    assertEquals(new Counts(0, 3, 0), store.counts(BOB_IN_BOXES, at(0)));
    assertEquals(new Handle("cccc"), store.recentHandles(BOB_IN_BOXES, 9).getFirst());
    assertEquals(List.of(new Handle("aaaa")), store.recentHandles(BOB_IN_AGENTS, 9));

    Made.tell(store, id("cccc"), new SessionEvent.Completed("Done."), at(5));
    Made.tell(store, id("bbbb"), new SessionEvent.Renamed("Mend the login"), at(5));
    var done = SessionFilter.ALL.with(Group.DONE);
    assertEquals(List.of("cccc"), handles(BOB_IN_BOXES, done));
    assertEquals(List.of(), handles(BOB_IN_AGENTS, done));
    assertEquals(List.of("bbbb"), handles(BOB_IN_BOXES, words("mend")));
    assertEquals(List.of("cccc", "aaaa"), handles(BOB_IN_BOXES, words("fix")));
    assertEquals(new Counts(0, 2, 1), store.counts(BOB_IN_BOXES, at(0)));
    assertEquals(new Counts(0, 1, 0), store.counts(BOB_IN_AGENTS, at(0)));
  }

  @Test
  void aCardInAnOpenChannelBesideItMakesItEverybodys() {
    create("aaaa", ALICE, 1, BOXES);
    create("bbbb", ALICE, 2, BOXES, AGENTS);
    assertEquals(List.of("bbbb"), handles(BOB_IN_AGENTS));

    store.write(tx -> tx.show(id("aaaa"), LAB));
    assertEquals(List.of("bbbb"), handles(BOB_IN_AGENTS));
    assertEquals(List.of("bbbb", "aaaa"), handles(new Viewer(BOB, LAB)));

    store.write(tx -> tx.show(id("aaaa"), AGENTS));
    for (var channel : List.of(AGENTS, BOXES, LAB)) {
      assertEquals(List.of("bbbb", "aaaa"), handles(new Viewer(BOB, channel)));
      assertEquals(List.of("bbbb", "aaaa"), handles(new Viewer(BOB, channel), words("log")));
    }
    var level = DigestLevel.MILESTONES;
    assertEquals(
        List.of(
            new Shown(AGENTS, null, level, true),
            new Shown(BOXES, null, level, false),
            new Shown(LAB, null, level, false)),
        store.shown(id("aaaa")));
  }

  @Test
  void ofWhichNothingIsKnownIsPrivateUntilSlackHasSaidOtherwise() {
    create("aaaa", ALICE, 1, LAB);
    assertEquals(List.of(), handles(BOB_IN_AGENTS));
    assertTrue(channels.toAsk(at(0), 9).contains(LAB));

    channels.learnt(LAB, true, at(100));
    assertTrue(store.shown(id("aaaa")).getFirst().open());
    settle();
    assertEquals(List.of("aaaa"), handles(BOB_IN_AGENTS));
    assertEquals(List.of("aaaa"), handles(BOB_IN_AGENTS, words("fix")));
    assertFalse(channels.toAsk(at(99), 9).contains(LAB));
    assertTrue(channels.toAsk(at(100), 9).contains(LAB));
  }

  @Test
  void aChannelThatBecomesPrivateIsSoAtOnceAndItsListsSoonAfter() {
    for (int i = 0; i < 30; i++) {
      create("a0" + (10 + i), i % 3 == 0 ? null : ALICE, i, AGENTS);
    }
    create("bbbb", null, 40, AGENTS, LAB);
    channels.learnt(LAB, true, at(100));
    settle();
    channels.learnt(AGENTS, false, at(100));

    for (int i = 0; i < 2; i++) {
      assertEquals(List.of("bbbb"), handles(BOB_IN_BOXES));
      assertEquals(List.of("bbbb"), handles(BOB_IN_BOXES, words("fix")));
      assertEquals(new Counts(0, 1, 0), store.counts(BOB_IN_BOXES, at(0)));
      assertEquals(21, handles(new Viewer(ALICE, BOXES)).size());
      assertEquals(31, handles(BOB_IN_AGENTS).size());
      assertEquals(31, handles(BOB_IN_AGENTS, words("fix")).size());
      settle();
    }
    assertFalse(channels.settle());
    channels.learnt(AGENTS, true, at(100));
    settle();
    assertEquals(31, handles(BOB_IN_BOXES).size());
  }

  @Test
  void whatIsHeardClosesAtOnceAndOpensOnlyWhatIsNotKnown() {
    create("aaaa", ALICE, 1, LAB);
    channels.learnt(LAB, false, at(100));
    channels.heard(LAB, true);
    assertFalse(store.shown(id("aaaa")).getFirst().open());
    assertTrue(channels.toAsk(at(0), 9).contains(LAB), "Slack is asked once more");

    create("bbbb", ALICE, 2, AGENTS);
    channels.learnt(AGENTS, true, at(100));
    channels.heard(AGENTS, false);
    assertFalse(store.shown(id("bbbb")).getFirst().open());
    assertTrue(channels.toAsk(at(0), 9).contains(AGENTS), "Slack is asked once more");
    channels.later(AGENTS, at(50));
    assertFalse(channels.toAsk(at(49), 9).contains(AGENTS));
  }

  @Test
  void everyListIsWhatLookingAtEverySessionGives() {
    var random = new Random(11);
    var open = new HashMap<>(Map.of(AGENTS, true, BOXES, false, LAB, false));
    var all = many(random);
    check(all, open, random);

    channels.learnt(LAB, true, at(900));
    settle();
    open.put(LAB, true);
    check(all, open, random);

    channels.learnt(AGENTS, false, at(900));
    open.put(AGENTS, false);
    check(all, open, random);
    channels.settle();
    check(all, open, random);
    settle();
    check(all, open, random);

    channels.learnt(BOXES, true, at(900));
    channels.learnt(LAB, false, at(900));
    settle();
    open.put(BOXES, true);
    open.put(LAB, false);
    check(all, open, random);
  }

  private List<SessionId> many(Random random) {
    var all = new ArrayList<SessionId>();
    for (int i = 0; i < 120; i++) {
      var handle = "a" + (100 + i);
      var by = random.nextInt(3) == 0 ? null : random.nextBoolean() ? ALICE : BOB;
      var shown = Stream.of(AGENTS, BOXES, LAB).filter(_ -> random.nextInt(3) == 0).toList();
      create(handle, by, i, shown.toArray(Channel[]::new));
      if (random.nextInt(3) == 0) {
        Made.tell(store, id(handle), new SessionEvent.Completed("Done."), at(500));
      }
      if (random.nextInt(4) == 0) {
        Made.tell(store, id(handle), new SessionEvent.Renamed("Mend the login"), at(501));
      }
      if (random.nextInt(4) == 0) {
        store.write(tx -> tx.show(id(handle), random.nextBoolean() ? BOXES : LAB));
      }
      all.addFirst(id(handle));
    }
    return all;
  }

  private void check(List<SessionId> all, Map<Channel, Boolean> open, Random random) {
    for (var from : List.of(AGENTS, BOXES, LAB)) {
      for (var person : List.of(ALICE, BOB)) {
        var viewer = new Viewer(person, from);
        var seen =
            all.stream()
                .filter(id -> sees(viewer, id, open))
                .map(id -> store.find(id).orElseThrow())
                .toList();
        for (var word : List.of("", "fix", "mend")) {
          var filter = word.isEmpty() ? SessionFilter.ALL : words(word);
          var expected =
              seen.stream()
                  .filter(s -> s.task().title().toLowerCase(Locale.ROOT).contains(word))
                  .toList();
          assertEquals(
              texts(expected), pages(viewer, filter, 1 + random.nextInt(30)), viewer + word);
        }
        long running = seen.stream().filter(s -> !s.ended()).count();
        assertEquals(
            new Counts(0, running, seen.size() - running),
            store.counts(viewer, at(0)),
            viewer + "");
      }
    }
  }

  private boolean sees(Viewer viewer, SessionId id, Map<Channel, Boolean> open) {
    var shown = store.shown(id).stream().map(Shown::channel).toList();
    return viewer.person().equals(store.find(id).orElseThrow().task().requestedBy())
        || shown.contains(viewer.from())
        || shown.stream().anyMatch(channel -> open.getOrDefault(channel, false));
  }

  private List<String> pages(Viewer viewer, SessionFilter filter, int limit) {
    var all = new ArrayList<Session>();
    while (true) {
      var after = all.isEmpty() ? null : all.getLast().id();
      var page = store.list(viewer, filter, after, limit);
      all.addAll(page);
      if (page.size() < limit) {
        return texts(all);
      }
    }
  }

  private static List<String> texts(List<Session> sessions) {
    return sessions.stream().map(s -> s.handle().text()).toList();
  }
}
