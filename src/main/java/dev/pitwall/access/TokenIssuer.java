package dev.pitwall.access;

/** Whoever gives tokens and takes them back; each call asks GitHub, blocks and never throws. */
public interface TokenIssuer {

  /** Nobody: linked accounts last as long as their tokens do. */
  TokenIssuer NONE = new NoIssuer();

  /** The next tokens; the refresh token can't be used a second time. */
  Renewal renew(Secret refresh);

  /**
   * Ends tokens at GitHub.
   *
   * @return false when they may still be good there
   */
  boolean revoke(Tokens tokens);

  /** What comes of {@link #renew}. */
  sealed interface Renewal {
    record Renewed(Tokens tokens) implements Renewal {}

    /**
     * There will be no others.
     *
     * @param why in GitHub's word, for the log
     */
    record Refused(String why) implements Renewal {}

    /**
     * Not known; to be tried again.
     *
     * @param why for the log
     */
    record Unclear(String why) implements Renewal {}
  }
}
