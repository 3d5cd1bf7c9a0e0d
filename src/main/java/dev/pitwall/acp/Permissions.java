package dev.pitwall.acp;

import com.agentclientprotocol.sdk.spec.AcpSchema.PermissionCancelled;
import com.agentclientprotocol.sdk.spec.AcpSchema.PermissionSelected;
import com.agentclientprotocol.sdk.spec.AcpSchema.RequestPermissionResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.session.Person;
import dev.pitwall.session.Question;
import dev.pitwall.session.Question.Option;
import dev.pitwall.session.Question.OptionKind;
import dev.pitwall.session.SessionEvent;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** What the agent has asked and nobody has answered; people see one question at a time. */
final class Permissions {
  private static final Logger LOG = LoggerFactory.getLogger(Permissions.class);
  private static final int MOST_WAITING = 50;
  private static final int MOST_OPTIONS = 10;
  private static final int LABEL_LENGTH = 75;
  private static final int TITLE_LENGTH = 200;

  private final Updates updates;
  private final Journal journal;
  private final InstantSource clock;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int asked;
  private boolean closed;

  /**
   * A question, and where its answer goes.
   *
   * @param choices the agent's option ids by ours, which are short and hold nothing foreign
   */
  private record Waiting(
      Question question, Map<String, String> choices, MonoSink<RequestPermissionResponse> sink) {}

  Permissions(Updates updates, Journal journal, InstantSource clock) {
    this.updates = updates;
    this.journal = journal;
    this.clock = clock;
  }

  /** Takes a question of the agent's; answered when a person does. */
  Mono<RequestPermissionResponse> ask(JsonNode params) {
    return Mono.create(sink -> {
      if (!add(params, sink)) {
        sink.success(new RequestPermissionResponse(new PermissionCancelled()));
      }
    });
  }

  private boolean add(JsonNode params, MonoSink<RequestPermissionResponse> sink) {
    var call = updates.call(params.path("toolCall"));
    synchronized (this) {
      var options = new ArrayList<Option>();
      var choices = new TreeMap<String, String>();
      for (var option : params.path("options")) {
        var id = option.path("optionId");
        if (id.isTextual() && options.size() < MOST_OPTIONS) {
          options.add(option(Integer.toString(options.size() + 1), option));
          choices.put(options.getLast().id(), id.textValue());
        }
      }
      if (closed || options.isEmpty() || waiting.size() >= MOST_WAITING) {
        return false;
      }
      var title = call.title().isEmpty() ? "The agent asks for permission" : call.title();
      var question =
          new Question(
              "q" + ++asked,
              Plain.line(title, TITLE_LENGTH),
              call.subject(),
              options,
              clock.instant());
      var next = new Waiting(question, choices, sink);
      if (waiting.isEmpty() && !show(next)) {
        return false;
      }
      waiting.add(next);
      return true;
    }
  }

  private static Option option(String id, JsonNode option) {
    var kind = option.path("kind").asText().toUpperCase(Locale.ROOT);
    var label = Plain.line(option.path("name").asText(""), LABEL_LENGTH);
    return new Option(
        id,
        label.isEmpty() ? "Option " + id : label,
        List.of(OptionKind.values()).stream()
            .filter(k -> k.name().equals(kind))
            .findFirst()
            .orElse(OptionKind.OTHER));
  }

  /**
   * Gives the agent a person's answer, once.
   *
   * @return why it can't be given; empty when it was
   */
  Optional<String> answer(String questionId, String optionId, Person by) {
    Waiting answered;
    var unshown = new ArrayList<Waiting>();
    synchronized (this) {
      var first = waiting.peek();
      if (first == null || !first.question().id().equals(questionId)) {
        return Optional.of("The agent no longer waits for this answer. Nothing was sent.");
      }
      if (!first.choices().containsKey(optionId)) {
        return Optional.of("The agent did not offer that. Choose one of its options.");
      }
      // Told here, before what follows from it, so that the next question does not overtake it.
      journal.tell(new SessionEvent.Answered(questionId, optionId, by));
      answered = waiting.remove();
      while (!waiting.isEmpty() && !show(waiting.element())) {
        unshown.add(waiting.remove());
      }
    }
    unshown.forEach(Permissions::takeBack);
    var choice = String.valueOf(answered.choices().get(optionId));
    answered.sink().success(new RequestPermissionResponse(new PermissionSelected(choice)));
    return Optional.empty();
  }

  /** A question that can't be stored is seen by nobody, so nobody would ever answer it. */
  private boolean show(Waiting next) {
    try {
      journal.tell(new SessionEvent.Asked(next.question()));
      return true;
    } catch (RuntimeException e) {
      LOG.error("A question can't be stored, and is taken back", e);
      return false;
    }
  }

  /** Whether a person is being waited for. */
  synchronized boolean waiting() {
    return !waiting.isEmpty();
  }

  /** Takes all questions back; those that come later get no answer either. */
  void cancel() {
    List<Waiting> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(waiting);
      waiting.clear();
    }
    left.forEach(Permissions::takeBack);
  }

  private static void takeBack(Waiting question) {
    question.sink().success(new RequestPermissionResponse(new PermissionCancelled()));
  }
}
