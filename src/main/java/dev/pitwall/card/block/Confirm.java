package dev.pitwall.card.block;

/** Asks once more. */
public record Confirm(Plain title, Plain text, Plain yes, Plain no) {
  private static final int TITLE = 100;
  private static final int TEXT = 300;
  private static final int ANSWER = 30;

  public Confirm {
    title = title.fit(TITLE);
    text = text.fit(TEXT);
    yes = yes.fit(ANSWER);
    no = no.fit(ANSWER);
  }
}
