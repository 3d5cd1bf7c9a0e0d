package dev.pitwall.card;

import dev.pitwall.card.block.Element.Overflow;
import dev.pitwall.card.block.Option;
import dev.pitwall.session.Capability;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Provider;
import dev.pitwall.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A card's overflow menu: what works but is not worth a button. */
final class CardMenu {
  private CardMenu() {}

  /** Null when there is nothing to choose. */
  static @Nullable Overflow of(Session session, Provider provider, DigestLevel level) {
    var options = new ArrayList<Option>();
    boolean button = CardButtons.startsAgain(session, provider);
    if (session.ended() && !button && provider.can(Capability.START)) {
      options.add(option(session, "Start again…", new MenuChoice.Again()));
    }
    if (session.logSize() > 0) {
      options.add(option(session, "Log as a file", new MenuChoice.LogFile()));
    }
    for (var other : DigestLevel.values()) {
      if (other != level && provider.can(Capability.LOG)) {
        options.add(option(session, label(other), new MenuChoice.Level(other)));
      }
    }
    return options.isEmpty() ? null : new Overflow(ActionIds.MENU, List.copyOf(options));
  }

  private static Option option(Session session, String label, MenuChoice choice) {
    return Option.of(label, ButtonValue.of(session.id(), choice.word()));
  }

  private static String label(DigestLevel level) {
    return "Thread: " + level.name().toLowerCase(Locale.ROOT);
  }
}
