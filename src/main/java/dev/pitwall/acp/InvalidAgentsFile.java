package dev.pitwall.acp;

/** The agents file can't be used; the message is for people: what is wrong where, what to do. */
public final class InvalidAgentsFile extends Exception {
  private static final long serialVersionUID = 1;

  private final String sentence;

  InvalidAgentsFile(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** The message, never null. */
  public String sentence() {
    return sentence;
  }
}
