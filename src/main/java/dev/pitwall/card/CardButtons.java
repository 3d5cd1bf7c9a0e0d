package dev.pitwall.card;

import dev.pitwall.card.block.Element;
import dev.pitwall.card.block.Element.Button;
import dev.pitwall.card.block.Element.Style;
import dev.pitwall.session.Capability;
import dev.pitwall.session.Provider;
import dev.pitwall.session.Question;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import java.util.ArrayList;
import java.util.List;

/** A card's buttons: the one thing to do next first, and none that does not work now. */
final class CardButtons {
  private final Session session;
  private final Provider provider;
  private final String value;
  private final List<Element> buttons = new ArrayList<>();

  private CardButtons(Session session, Provider provider) {
    this.session = session;
    this.provider = provider;
    this.value = ButtonValue.of(session.id());
  }

  static List<Element> of(Session session, Provider provider) {
    var card = new CardButtons(session, provider);
    card.next();
    card.stop();
    card.log();
    card.links();
    return card.buttons;
  }

  /** Whether the session ended short of its goal, so that starting again is the next thing. */
  static boolean startsAgain(Session session, Provider provider) {
    return session.ended()
        && !(session.state() instanceof SessionState.Completed)
        && provider.can(Capability.START);
  }

  private void next() {
    switch (session.state()) {
      case SessionState.WaitingForUser(var question) when !session.stop().pending() ->
          answer(question);
      case SessionState.Completed _ -> review();
      default -> {
        if (startsAgain(session, provider)) {
          add(Button.of(ActionIds.AGAIN, "Start again…", value));
        }
      }
    }
  }

  private void answer(Question question) {
    if (Answering.here(provider, question)) {
      add(Button.of(ActionIds.ANSWER, "Answer", value).styled(Style.PRIMARY));
    } else {
      Answering.there(session, provider).ifPresent(there -> add(there.styled(Style.PRIMARY)));
    }
  }

  private void review() {
    var pullRequest = session.work().pullRequest();
    if (pullRequest != null && WorkWords.open(pullRequest)) {
      var text = "Review PR #" + pullRequest.number();
      link(Button.link(linkId("pr"), text, pullRequest.url()).styled(Style.PRIMARY));
    }
  }

  private void stop() {
    if (!session.ended() && !session.stop().pending() && can(Capability.STOP)) {
      add(Button.of(ActionIds.STOP, "Stop session", value).styled(Style.DANGER));
    }
  }

  private void log() {
    boolean begun = !(session.state() instanceof SessionState.Queued) || session.logSize() > 0;
    if (begun && can(Capability.LOG)) {
      add(Button.of(ActionIds.LOG, "View log", value));
    }
  }

  private void links() {
    var pullRequest = session.work().pullRequest();
    boolean first = session.state() instanceof SessionState.Completed;
    if (pullRequest != null && !(first && WorkWords.open(pullRequest))) {
      link(Button.link(linkId("pr"), "PR #" + pullRequest.number(), pullRequest.url()));
    }
    var page = session.url();
    if (page != null && buttons.stream().noneMatch(button -> leadsTo(button, page))) {
      link(Button.link(linkId("source"), "On " + provider.label(), page));
    }
  }

  private static boolean leadsTo(Element element, String url) {
    return element instanceof Button button && url.equals(button.url());
  }

  private boolean can(Capability capability) {
    return provider.can(capability);
  }

  private static String linkId(String to) {
    return ActionIds.nth(ActionIds.LINK, to);
  }

  private void link(Button button) {
    // A button without its address would do nothing.
    if (button.url() != null) {
      add(button);
    }
  }

  private void add(Button button) {
    buttons.add(button);
  }
}
