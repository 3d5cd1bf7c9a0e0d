package dev.pitwall.action;

import dev.pitwall.card.ListPlace;
import dev.pitwall.card.Reply;
import dev.pitwall.card.SessionList;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionPage.Place;
import dev.pitwall.session.SessionPages;
import java.time.InstantSource;

/** A list's buttons: another page, fewer sessions, or all; the list changes where it stands. */
final class ListTurn implements Action {
  private final String id;
  private final SessionPages pages;
  private final InstantSource clock;

  ListTurn(String id, SessionPages pages, InstantSource clock) {
    this.id = id;
    this.pages = pages;
    this.clock = clock;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Reply run(ActionRequest request) {
    var workspace = request.person().workspace();
    // A list of another version's may say what this one can't read: its beginning is still true.
    var place =
        ListPlace.read(request.value(), workspace).orElseGet(() -> Place.first(SessionFilter.ALL));
    var page = pages.read(request.viewer(), place);
    return new Reply.Replace(SessionList.of(page, request.person(), clock.instant()));
  }
}
