package dev.pitwall.session;

/** Something that whoever follows sessions is to look at now rather than later. */
public sealed interface Hint {

  /** The watches have changed. */
  record Watches() implements Hint {}

  /** Something has happened in a repository. */
  record Place(Repository repository) implements Hint {}

  /** Something was done to a session, or it is shown somewhere new. */
  record About(SessionId session) implements Hint {}
}
