package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.Reply;

/** A button that is a link: the browser has opened it, Slack only tells. */
final class LinkButton implements Action {

  @Override
  public String id() {
    return ActionIds.LINK;
  }

  @Override
  public Reply run(ActionRequest request) {
    return new Reply.Silent();
  }
}
