package dev.pitwall.card;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Element;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.card.block.Option;
import dev.pitwall.card.block.Plain;
import dev.pitwall.card.block.View;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dialog to start a session, prefilled with what is known. */
public final class StartModal {
  /** The fields' ids. */
  public static final String REPOSITORY = "repository";

  public static final String PROMPT = "prompt";
  public static final String AGENT = "agent";
  public static final String BASE = "base";
  public static final String MODEL = "model";
  public static final String VIA = "via";

  private static final int NAME = 200;
  private static final int MOST_OPTIONS = 100;

  private final StartForm form;

  private StartModal(StartForm form) {
    this.form = form;
  }

  /** Opens it; where nothing can be started at all, says so. */
  public static Reply open(StartForm form) {
    return new StartModal(form).repositories().isEmpty()
        ? Reply.of(PlanSentence.of(form.choices().nowhere()))
        : new Reply.Open(of(form));
  }

  /** For {@link Reply.Update}; there must be a repository to choose. */
  public static Modal of(StartForm form) {
    return Modal.of(
        new View(
            ActionIds.START_SUBMIT,
            new Plain(form.wanted().restartOf() == null ? "Start a session" : "Start again"),
            new Plain("Start"),
            new Plain("Cancel"),
            form.origin().write(),
            new StartModal(form).fields()));
  }

  private List<Block> fields() {
    var wanted = form.wanted();
    var fields = new ArrayList<Block>();
    fields.add(
        field(REPOSITORY, "Repository", choice(REPOSITORY, repositories(), wanted.repository())));
    fields.addAll(prompt());
    if (form.choices().agents().size() > 1) {
      fields.add(maybe(AGENT, "Agent", choice(AGENT, form.choices().agents(), wanted.agent())));
    }
    fields.add(maybe(BASE, "Base branch", name(BASE, wanted.baseBranch())));
    fields.add(maybe(MODEL, "Model", name(MODEL, wanted.model())));
    if (form.choices().issues()) {
      fields.add(maybe(VIA, "Start it by", via(wanted.via())));
    }
    return fields;
  }

  /** Those to choose from; the wanted one may be none of the listed, which need not be all. */
  private List<String> repositories() {
    var listed = form.choices().repositories().stream().map(Repository::fullName).toList();
    return Repository.parse(form.wanted().repository())
        .map(Repository::fullName)
        .filter(wanted -> listed.stream().noneMatch(wanted::equalsIgnoreCase))
        .map(wanted -> Stream.concat(Stream.of(wanted), listed.stream()).toList())
        .orElse(listed);
  }

  private List<Block> prompt() {
    if (form.keepsPrompt()) {
      var kept =
          Mrkdwn.text(
              "The prompt has %,d characters, more than fits here; it is kept as it is."
                  .formatted(form.wanted().prompt().length()));
      return List.of(
          new Block.Section(kept), maybe(PROMPT, "What to do differently", words(PROMPT, "")));
    }
    var hint = form.hint().isEmpty() ? null : new Plain(form.hint());
    return List.of(
        new Block.Input(
            PROMPT,
            new Plain("What should the agent do?"),
            words(PROMPT, form.wanted().prompt()),
            false,
            hint));
  }

  private static Element words(String id, String initial) {
    return new Element.TextInput(id, true, initial, null, StartForm.LONGEST);
  }

  private static Element name(String id, String initial) {
    var placeholder = id.equals(BASE) ? "The repository's own" : "The agent's own";
    return new Element.TextInput(id, false, initial, new Plain(placeholder), NAME);
  }

  /** A list to choose from; a field to type in when Slack's lists can't hold the names. */
  private static Element choice(String id, List<String> names, String initial) {
    boolean fits =
        names.size() <= MOST_OPTIONS && names.stream().allMatch(n -> n.length() <= Option.VALUE);
    if (!fits) {
      return new Element.TextInput(id, false, initial, null, NAME);
    }
    var options = names.stream().map(name -> Option.of(name, name)).toList();
    return new Element.Select(id, null, options, initial(options, initial));
  }

  private static @Nullable Option initial(List<Option> options, String name) {
    if (options.size() == 1) {
      return options.getFirst();
    }
    return options.stream().filter(o -> o.value().equalsIgnoreCase(name)).findFirst().orElse(null);
  }

  private static Element via(String wanted) {
    var task = Option.of("A task for the agent", Via.TASK.word());
    var issue = Option.of("An issue assigned to Copilot", Via.ISSUE.word());
    boolean byIssue = Via.parse(wanted).filter(via -> via == Via.ISSUE).isPresent();
    return new Element.Select(VIA, null, List.of(task, issue), byIssue ? issue : task);
  }

  private static Block field(String id, String label, Element element) {
    return new Block.Input(id, new Plain(label), element, false, null);
  }

  private static Block maybe(String id, String label, Element element) {
    return new Block.Input(id, new Plain(label), element, true, null);
  }
}
