package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.delivery.Inbox.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final Instant NOW = Instant.ofEpochSecond(1795330865);

  private final MemoryInbox inbox = new MemoryInbox();
  private final Backlog backlog = new Backlog(inbox, 3);

  private void come(String id) {
    var item = new Item(id, "command", "", NOW);
    backlog.expect(id);
    inbox.keep(item);
    backlog.add(item);
  }

  private List<String> all() {
    var ids = new ArrayList<String>();
    for (var item = backlog.next(); item != null; item = backlog.next()) {
      ids.add(item.id());
      done(item.id());
    }
    return ids;
  }

  private void done(String id) {
    inbox.done(List.of(id), NOW);
    backlog.forget(List.of(id));
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "i" + i).toList();
  }

  @Test
  void moreThanFitsInMemoryIsReadAgainInOrder() {
    ids(20).forEach(this::come);
    assertTrue(backlog.waiting() <= 3, "in memory: " + backlog.waiting());
    assertEquals(ids(20), all());
    come("later");
    assertEquals(List.of("later"), all());
  }

  @Test
  void whatWasKeptBeforeComesFirst() {
    ids(2).forEach(id -> inbox.keep(new Item(id, "command", "", NOW)));
    come("new");
    assertEquals(List.of("i0", "i1", "new"), all());
  }

  @Test
  void whatIsBeingDoneIsNotReadAgain() {
    ids(8).forEach(this::come);
    var begun = new ArrayList<String>();
    for (var item = backlog.next(); item != null; item = backlog.next()) {
      begun.add(item.id());
    }
    assertEquals(ids(8), begun);
    begun.forEach(this::done);
    assertNull(backlog.next());
  }

  @Test
  void whatIsAboutToBeKeptIsLeftToWhoeverKeepsIt() {
    assertTrue(backlog.expect("submission"));
    inbox.keep(new Item("submission", "interaction", "", NOW));
    assertNull(backlog.next());
    assertFalse(backlog.expect("submission"));
  }

  @Test
  void anInboxThatCannotBeReadIsReadLater() {
    ids(8).forEach(this::come);
    inbox.broken(true);
    assertNull(backlog.next());
    inbox.broken(false);
    assertEquals(ids(8), all());
  }
}
