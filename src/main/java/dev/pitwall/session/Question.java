package dev.pitwall.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an agent asks before it goes on.
 *
 * @param id unique within the session
 * @param title one line
 * @param detail the command or diff that it is about; may be empty
 * @param options the agent's own, in its order
 */
public record Question(
    String id, String title, String detail, List<Option> options, Instant askedAt) {
  public Question {
    options = List.copyOf(options);
  }

  /** The option of that id. */
  public Optional<Option> option(String optionId) {
    return options.stream().filter(o -> o.id().equals(optionId)).findFirst();
  }

  /** One way to answer. */
  public record Option(String id, String label, OptionKind kind) {}

  /** What an option means; ACP's kinds. */
  public enum OptionKind {
    ALLOW_ONCE,
    ALLOW_ALWAYS,
    REJECT_ONCE,
    REJECT_ALWAYS,
    OTHER
  }
}
