package dev.pitwall.card;

/**
 * The {@code action_id}s and {@code callback_id}s of everything that can be clicked. The part
 * behind a colon makes them unique in a message and is ignored in routing.
 */
public final class ActionIds {
  /** Opens the Stop dialog. Value: a session. */
  public static final String STOP = "session.stop";

  /** Opens the log. Value: a session. */
  public static final String LOG = "session.log";

  /** Opens the dialog to start a session. Value: what stands in it. */
  public static final String START = "session.start";

  /** Opens the dialog to answer the session's question. Value: a session. */
  public static final String ANSWER = "session.answer";

  /** Opens the dialog to start the same again. Value: a session. */
  public static final String AGAIN = "session.again";

  /** A choice of a card's overflow menu. Value: a session and a {@link MenuChoice}. */
  public static final String MENU = "session.menu";

  /** Shows a session's card. Value: a session. */
  public static final String SHOW = "session.show";

  /** A link: the browser opens it, Slack tells us too; nothing is to be done. */
  public static final String LINK = "session.link";

  /** One of a question's options. Value: a session and a choice. */
  public static final String QUESTION_ANSWER = "question.answer";

  public static final String LOG_PAGE = "log.page";
  public static final String LIST_PAGE = "list.page";
  public static final String LIST_FILTER = "list.filter";

  public static final String STOP_SUBMIT = "stop.submit";
  public static final String START_SUBMIT = "start.submit";
  public static final String ANSWER_SUBMIT = "answer.submit";

  public static final String START_FROM_MESSAGE = "start_from_message";

  /** No id of Slack's: somebody mentioned us. Value: what they wrote besides. */
  public static final String MENTION = "mention";

  private ActionIds() {}

  /** The id, unique in its message: {@code question.answer:0}. */
  public static String nth(String id, Object n) {
    return id + ":" + n;
  }
}
