package dev.pitwall.delivery;

/** Another Pitwall that shares the database sends to the workspace now; this one must not. */
public final class NotOurTurn extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotOurTurn() {
    super("another instance sends to this workspace now");
  }
}
