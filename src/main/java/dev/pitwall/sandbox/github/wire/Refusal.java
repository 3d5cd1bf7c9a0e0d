package dev.pitwall.sandbox.github.wire;

import java.util.List;

/**
 * A request ends here, with GitHub's error body. GitHub stops at the first thing it does not like,
 * and so do the endpoints: an exception keeps each of them a straight line.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final String DOCS = "https://docs.github.com/rest";

  private final int status;
  private final List<Problem> errors;

  /** An entry of {@code errors}. */
  private record Problem(String code, String message) {}

  public Refusal(int status, String message) {
    this(status, message, List.of());
  }

  private Refusal(int status, String message, List<Problem> errors) {
    super(message, null, false, false);
    this.status = status;
    this.errors = List.copyOf(errors);
  }

  public static Refusal notFound() {
    return new Refusal(404, "Not Found");
  }

  public static Refusal unauthorized() {
    return new Refusal(401, "Bad credentials");
  }

  /** 403 for somebody who may look but not touch. */
  public static Refusal writersOnly() {
    return new Refusal(403, "Must have write access to Repository.");
  }

  /** 422 about a field that is not there. */
  public static Refusal missing(String field) {
    return invalid("missing_field", field + " is required");
  }

  /**
   * 422.
   *
   * @param code GitHub's word, such as {@code invalid} or {@code custom}
   */
  public static Refusal invalid(String code, String message) {
    return new Refusal(422, "Validation Failed", List.of(new Problem(code, message)));
  }

  public int status() {
    return status;
  }

  /** GitHub's error shape. */
  public Reply reply() {
    var body = Json.object().put("message", getMessage());
    if (!errors.isEmpty()) {
      body.set("errors", Json.MAPPER.valueToTree(errors));
    }
    return Reply.json(status, body.put("documentation_url", DOCS).put("status", "" + status));
  }
}
