package dev.pitwall.card;

import dev.pitwall.card.block.Element.Button;
import dev.pitwall.session.Capability;
import dev.pitwall.session.Provider;
import dev.pitwall.session.Question;
import dev.pitwall.session.Session;
import java.util.Optional;

/** Where a question can be answered. */
final class Answering {
  private Answering() {}

  /** Whether from here. */
  static boolean here(Provider provider, Question question) {
    return provider.can(Capability.ANSWER) && !question.options().isEmpty();
  }

  /** The way to answer it at its source; empty when there is none. */
  static Optional<Button> there(Session session, Provider provider) {
    var id = ActionIds.nth(ActionIds.LINK, "answer");
    return Optional.ofNullable(session.url())
        .map(url -> Button.link(id, "Answer on " + provider.label(), url))
        .filter(button -> button.url() != null);
  }
}
