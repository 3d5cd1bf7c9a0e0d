package dev.pitwall.session;

/** A repository looked up by the name that a person typed. */
public sealed interface RepositoryLookup {

  /**
   * It is there, and this person can see it.
   *
   * @param repository as its source spells it
   */
  record Found(Repository repository) implements RepositoryLookup {}

  /** It is not there, or not for this person. */
  record Absent() implements RepositoryLookup {}

  /**
   * The source could not be asked.
   *
   * @param why sentences for people: what is wrong and what to do
   */
  record Unable(String why) implements RepositoryLookup {}
}
