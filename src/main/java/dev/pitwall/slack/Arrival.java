package dev.pitwall.slack;

/** What a signed body is, found with as little reading as that takes: Slack waits for its ack. */
sealed interface Arrival {

  /**
   * Something to be done.
   *
   * @param id the same whenever Slack sends the same request
   * @param submission a modal sent off, which is answered with what came of it
   */
  record Work(String id, String kind, String body, boolean submission) implements Arrival {}

  /** Slack tries out the address that somebody just entered. */
  record Challenge(String challenge) implements Arrival {}

  /** Slack tries out the certificate. */
  record CertificateCheck() implements Arrival {}

  /**
   * Nothing that Slack sends.
   *
   * @param why for the log; nothing of what was sent
   */
  record Nonsense(String why) implements Arrival {}
}
