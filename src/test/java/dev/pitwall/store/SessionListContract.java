package dev.pitwall.store;

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
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionStore.Counts;
import dev.pitwall.session.Viewer;
import dev.pitwall.session.Watch;
import dev.pitwall.session.Workspace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How sessions are listed. */
abstract class SessionListContract {
  /** Bytes: some five numbers. */
  private static final int BLOCK = 24;

  private static final List<String> WORDS =
      List.of("fix", "fixture", "login", "log", "button", "on", "the", "página", "日本", "v2");
  private static final List<String> TYPED =
      List.of("fix", "f", "LOG", "log", "button", "pág", "日", "v2", "zebra", "log-button", "!");
  private static final List<Group> GROUPS = List.of(Group.values());
  private static final List<String> REPOSITORIES = List.of("acme/shop", "acme/api", "Acme/Web");

  /** Of another workspace. */
  private static final Person EVE = new Person(new Workspace("T0OTHER"), "U0ALICE");

  private static final Channel SHOP = new Channel(ALICE.workspace(), "C0SHOP");
  private static final Viewer IN_SHOP = new Viewer(ALICE, SHOP);

  private SessionStore store;
  private Openness channels;

  abstract TestDatabase on();

  @BeforeEach
  void openStore() {
    // Small blocks, so that a few sessions fill many.
    store = new SessionTables(on().database(), Made.GATHER, () -> at(0), BLOCK);
    channels = new OpennessTable(on().database(), () -> at(0), BLOCK);
    channels.heard(Made.AGENTS, true);
  }

  private List<String> handles(SessionFilter filter) {
    return handles(store.list(ALICE, filter, null, 100));
  }

  private static List<String> handles(List<Session> sessions) {
    return sessions.stream().map(s -> s.handle().text()).toList();
  }

  private static SessionFilter words(String... words) {
    return new SessionFilter(null, null, null, List.of(words));
  }

  private static SessionFilter group(Group group) {
    return new SessionFilter(group, null, null, List.of());
  }

  private void create(String handle, String title, int second) {
    Made.create(store, Made.session(handle, title, "acme/shop", ALICE, at(second)));
  }

  @Test
  void theNewestComesFirstWhateverTheOrderOfStoring() {
    create("bbbb", "Second", 2);
    create("cccc", "Third", 3);
    create("aaaa", "First", 1);

    assertEquals(List.of("cccc", "bbbb", "aaaa"), handles(SessionFilter.ALL));
  }

  @Test
  void aWordOfTheTitleIsFoundByItsBeginning() {
    create("aaaa", "Fix the Login-button", 1);
    create("bbbb", "Prefix the log", 2);

    assertEquals(List.of("aaaa"), handles(words("fix")));
    assertEquals(List.of("aaaa"), handles(words("button")));
    assertEquals(List.of("bbbb", "aaaa"), handles(words("LOG")));
    assertEquals(List.of("aaaa"), handles(words("log", "but")));
    assertEquals(List.of(), handles(words("log", "zebra")));
  }

  @Test
  void aTitleThatChangesIsFoundByItsNewWordsOnly() {
    create("aaaa", "Fix the login", 1);
    Made.tell(store, id("aaaa"), new SessionEvent.Renamed("Mend the login"), at(2));

    assertEquals(List.of("aaaa"), handles(words("mend")));
    assertEquals(List.of("aaaa"), handles(words("login")));
    assertEquals(List.of(), handles(words("fix")));
  }

  @Test
  void statesAreGroupedAsPeopleGroupThem() {
    Stream.of("aaaa", "bbbb", "cccc", "dddd", "eeee").forEach(h -> create(h, "Title", 1));
    Made.tell(store, id("bbbb"), new SessionEvent.Asked(Made.question("q")), at(2));
    Made.tell(store, id("cccc"), new SessionEvent.Completed("Done."), at(2));
    Made.tell(store, id("dddd"), new SessionEvent.Failed("No."), at(3));
    Made.tell(store, id("eeee"), new SessionEvent.Cancelled(), at(4));

    assertEquals(List.of("bbbb", "aaaa"), handles(group(Group.RUNNING)));
    assertEquals(List.of("bbbb"), handles(group(Group.WAITING)));
    assertEquals(List.of("cccc"), handles(group(Group.DONE)));
    assertEquals(List.of("eeee", "dddd"), handles(group(Group.FAILED)));
    assertEquals(new Counts(1, 1, 2), store.counts(ALICE, at(3)));
    assertEquals(new Counts(0, 0, 0), store.counts(EVE, at(0)));
  }

  @Test
  void anotherWorkspaceSeesNothing() {
    create("aaaa", "Fix the login", 1);

    assertEquals(List.of(), store.list(EVE, SessionFilter.ALL, null, 10));
    assertEquals(List.of(), store.list(EVE, words("fix"), null, 10));
    assertEquals(List.of(), store.list(EVE, SessionFilter.ALL, id("aaaa"), 10));
  }

  /** Found by its source, shown nowhere. */
  private Session hide(String handle, @Nullable Person by, int second) {
    var session = Made.session(handle, "Fix the login", "acme/shop", by, at(second));
    return store.write(tx -> {
      tx.create(session, List.of());
      return session;
    });
  }

  @Test
  void whatIsShownNowhereIsThereForWhoeverAskedForItOnly() {
    create("aaaa", "Fix the login", 1);
    hide("bbbb", BOB, 2);
    hide("cccc", null, 3);

    assertEquals(List.of("aaaa"), handles(store.list(ALICE, SessionFilter.ALL, null, 9)));
    assertEquals(List.of("bbbb", "aaaa"), handles(store.list(BOB, words("fix"), null, 9)));
    assertEquals(List.of("bbbb"), handles(store.list(BOB, SessionFilter.ALL, null, 1)));
    assertEquals(List.of("bbbb", "aaaa"), handles(store.list(BOB, group(Group.RUNNING), null, 9)));
    assertEquals(List.of(new Handle("aaaa")), store.recentHandles(ALICE, 9));
    assertEquals(List.of(new Handle("bbbb"), new Handle("aaaa")), store.recentHandles(BOB, 9));
    assertEquals(new Counts(0, 1, 0), store.counts(ALICE, at(0)));
    assertEquals(new Counts(0, 2, 0), store.counts(BOB, at(0)));

    Made.tell(store, id("bbbb"), new SessionEvent.Completed("Done."), at(5));
    assertEquals(List.of("bbbb"), handles(store.list(BOB, group(Group.DONE), null, 9)));
    assertEquals(List.of(), handles(store.list(ALICE, group(Group.DONE), null, 9)));
    assertEquals(new Counts(0, 1, 0), store.counts(ALICE, at(0)));
    assertEquals(new Counts(0, 1, 1), store.counts(BOB, at(0)));
  }

  @Test
  void theLongestIdsThereCanBeWillDo() {
    var workspace = new Workspace("T".repeat(32));
    var person = new Person(workspace, "U".repeat(32));
    var task = Made.session("bbbb", "Fix the login", "acme/shop", person, at(1)).task();
    store.write(tx -> {
      var session = Session.queued(id("bbbb"), workspace, new Handle("bbbb"), task, at(1));
      tx.create(session, List.of());
      return session;
    });

    assertEquals(List.of("bbbb"), handles(store.list(person, words("fix"), null, 9)));
  }

  @Test
  void onceItIsShownEverybodySeesIt() {
    hide("bbbb", BOB, 2);
    hide("cccc", null, 3);
    Made.tell(store, id("bbbb"), new SessionEvent.Completed("Done."), at(5));

    show("bbbb");
    show("cccc");

    assertEquals(List.of("cccc", "bbbb"), handles(words("fix")));
    assertEquals(List.of("bbbb"), handles(group(Group.DONE)));
    assertEquals(new Counts(0, 1, 1), store.counts(ALICE, at(0)));
    Made.tell(store, id("bbbb"), new SessionEvent.Renamed("Mend it"), at(6));
    assertEquals(List.of("cccc"), handles(words("fix")));
    assertEquals(List.of("bbbb"), handles(words("mend")));
  }

  @Test
  void whatIsShownNowhereIsListedWhereItsRepositoryIsWatchedAsLongAsItIs() {
    create("aaaa", "Fix the login", 1);
    hide("bbbb", BOB, 2);
    hide("cccc", null, 3);
    Made.tell(store, id("cccc"), new SessionEvent.Completed("Done."), at(5));
    watch("Acme/Shop");

    assertEquals(List.of("cccc", "bbbb", "aaaa"), handles(inShop(SessionFilter.ALL)));
    assertEquals(List.of("cccc", "bbbb", "aaaa"), handles(inShop(words("fix"))));
    assertEquals(List.of("bbbb", "aaaa"), handles(inShop(group(Group.RUNNING))));
    assertEquals(List.of("cccc"), handles(inShop(group(Group.DONE))));
    assertEquals(new Counts(0, 2, 1), store.counts(IN_SHOP, at(0)));
    assertEquals(new Handle("cccc"), store.recentHandles(IN_SHOP, 9).getFirst());
    assertEquals(List.of("aaaa"), handles(SessionFilter.ALL));
    assertEquals(new Counts(0, 1, 0), store.counts(ALICE, at(0)));
    var elsewhere = new Viewer(ALICE, Made.AGENTS);
    assertEquals(List.of("aaaa"), handles(store.list(elsewhere, SessionFilter.ALL, null, 9)));
    var stranger = new Viewer(EVE, SHOP);
    assertEquals(List.of(), store.list(stranger, SessionFilter.ALL, null, 9));

    var repository = Repository.parse("acme/shop").orElseThrow();
    assertTrue(store.watched(SHOP, repository));
    store.write(tx -> tx.unwatch(SHOP, repository));
    assertFalse(store.watched(SHOP, repository));
    assertEquals(List.of("aaaa"), handles(inShop(SessionFilter.ALL)));
  }

  private List<Session> inShop(SessionFilter filter) {
    return store.list(IN_SHOP, filter, null, 9);
  }

  private void watch(String name) {
    var repository = Repository.parse(name).orElseThrow();
    store.write(tx -> {
      tx.watch(new Watch(SHOP, repository, Set.of(), DigestLevel.OFF, BOB, at(4)));
      return true;
    });
  }

  private boolean show(String handle) {
    return store.write(tx -> tx.show(id(handle), Made.AGENTS));
  }

  @Test
  void whatHasEndedAndGoesOnRunsAgain() {
    create("aaaa", "Fix the login", 1);
    Made.tell(store, id("aaaa"), new SessionEvent.Failed("No."), at(2));
    Made.tell(store, id("aaaa"), new SessionEvent.Continued(), at(3));

    assertEquals(List.of("aaaa"), handles(group(Group.RUNNING)));
    assertEquals(List.of(), handles(group(Group.FAILED)));
    assertEquals(new Counts(0, 1, 0), store.counts(ALICE, at(0)));

    Made.tell(store, id("aaaa"), new SessionEvent.Completed("Done."), at(4));
    assertEquals(List.of("aaaa"), handles(group(Group.DONE)));
    assertEquals(List.of(), handles(group(Group.FAILED)));
    assertEquals(new Counts(0, 0, 1), store.counts(ALICE, at(0)));
  }

  @Test
  void everyFilterAndPageIsWhatLookingAtEverySessionGives() {
    var random = new Random(7);
    var all = many(random, 200);
    watch("acme/api");
    watch("acme/web");
    for (int i = 0; i < 300; i++) {
      var filter = filter(random);
      var person = random.nextBoolean() ? ALICE : BOB;
      var viewer = new Viewer(person, random.nextBoolean() ? SHOP : Made.AGENTS);
      var expected =
          all.stream().filter(s -> sees(viewer, s)).filter(s -> fits(s, filter)).toList();
      assertEquals(
          handles(expected),
          handles(pages(viewer, filter, 1 + random.nextInt(40))),
          () -> viewer + " " + filter);
    }
  }

  private boolean sees(Viewer viewer, Session session) {
    return viewer.person().equals(session.task().requestedBy())
        || !store.shown(session.id()).isEmpty()
        || (SHOP.equals(viewer.from()) && !session.task().repository().name().equals("shop"));
  }

  private List<Session> pages(Viewer viewer, SessionFilter filter, int limit) {
    var all = new ArrayList<Session>();
    SessionId after = null;
    while (true) {
      var page = store.list(viewer, filter, after, limit);
      all.addAll(page);
      if (page.size() < limit) {
        return all;
      }
      after = page.getLast().id();
    }
  }

  /** Stored in no order of time, some renamed, most over, some shown late or not; newest first. */
  private List<Session> many(Random random, int count) {
    var seconds = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      seconds.add(i);
    }
    Collections.shuffle(seconds, random);
    return seconds.stream()
        .map(second -> stored(second, random))
        .sorted(Comparator.comparing((Session s) -> s.times().created()).reversed())
        .toList();
  }

  private Session stored(int second, Random random) {
    var handle = "a" + String.format("%03d", second);
    var by = random.nextInt(4) == 0 ? null : random.nextBoolean() ? ALICE : BOB;
    var repository = REPOSITORIES.get(random.nextInt(REPOSITORIES.size()));
    var session = Made.session(handle, title(random), repository, by, at(second));
    var made = session;
    boolean hidden = random.nextInt(3) == 0;
    store.write(tx -> {
      tx.create(made, hidden ? List.of() : List.of(Made.AGENTS));
      return true;
    });
    if (random.nextInt(4) == 0) {
      session =
          Made.tell(store, session.id(), new SessionEvent.Renamed(title(random) + " x"), at(500));
    }
    var last = happens(session, random);
    if (hidden && random.nextBoolean()) {
      show(handle);
    }
    return last;
  }

  private Session happens(Session session, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> session;
      case 1 -> Made.tell(store, session.id(), new SessionEvent.Asked(Made.question("q")), at(501));
      case 2 -> Made.tell(store, session.id(), new SessionEvent.Failed("No."), at(501));
      default -> Made.tell(store, session.id(), new SessionEvent.Completed("Done."), at(501));
    };
  }

  private static String title(Random random) {
    var words = new ArrayList<>(WORDS);
    Collections.shuffle(words, random);
    return String.join(" ", words.subList(0, 1 + random.nextInt(5)));
  }

  private static SessionFilter filter(Random random) {
    var words = new ArrayList<>(TYPED);
    Collections.shuffle(words, random);
    return new SessionFilter(
        random.nextBoolean() ? null : GROUPS.get(random.nextInt(GROUPS.size())),
        random.nextBoolean() ? null : repository(random),
        random.nextBoolean() ? null : random.nextBoolean() ? ALICE : BOB,
        words.subList(0, random.nextInt(3)));
  }

  private static Repository repository(Random random) {
    var name = REPOSITORIES.get(random.nextInt(REPOSITORIES.size()));
    return Repository.parse(name.replace("acme", "ACME")).orElseThrow();
  }

  private static boolean fits(Session s, SessionFilter f) {
    return fits(s.state(), f.group())
        && (f.repository() == null
            || f.repository().fullName().equalsIgnoreCase(s.task().repository().fullName()))
        && fits(s.task().requestedBy(), f.requestedBy())
        && f.words().stream()
            .flatMap(w -> Stream.of(w.toLowerCase(java.util.Locale.ROOT).split("[-!]")))
            .allMatch(w -> Stream.of(s.task().title().split(" ")).anyMatch(t -> t.startsWith(w)));
  }

  private static boolean fits(@Nullable Person person, @Nullable Person wanted) {
    return wanted == null || wanted.equals(person);
  }

  private static boolean fits(SessionState state, @Nullable Group group) {
    return switch (group) {
      case null -> true;
      case RUNNING -> !state.ended();
      case WAITING -> state instanceof SessionState.WaitingForUser;
      case DONE -> state instanceof SessionState.Completed;
      case FAILED -> state.ended() && !(state instanceof SessionState.Completed);
    };
  }
}
