package dev.pitwall.access;

import dev.pitwall.session.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where linked accounts are kept; it sees no token in clear. Throws {@link
 * dev.pitwall.session.SessionStore.StoreException} when it can't.
 */
public interface AccountStore {

  /** All there are, oldest first. */
  List<Row> all();

  /** The person's, as it is now; another instance may have changed it. */
  Optional<Row> find(Person person);

  /** Keeps it in the place of the person's last one; it is on disk when this returns. */
  void store(Row row);

  /**
   * Reserves the renewing of its tokens to whoever asks: a refresh token is good once.
   *
   * @param until when another may, if nothing has come of it by then
   */
  Reservation reserve(Row seen, Instant now, Instant until);

  /** What came of a wish to renew. */
  enum Reservation {
    /** Nobody else has set out to. */
    FIRST,
    /** Another has set out to and has not come back in time; it may hold the next tokens. */
    AFTER_ANOTHER,
    /** Another does, or these tokens are no longer kept. */
    NOT_NOW
  }

  /** Nobody is out to renew what was seen any more. */
  void release(Row seen);

  /**
   * Keeps the next in the place of what was seen, unless that is no longer kept.
   *
   * @return false when it was not
   */
  boolean replace(Row seen, Row next);

  /** Deletes what was seen; false when it is no longer kept. */
  boolean remove(Row seen);

  /**
   * Deletes the person's; it is off the disk's tables when this returns.
   *
   * @return false when there was none
   */
  boolean remove(Person person);

  /**
   * An account as it is kept.
   *
   * @param userId GitHub's numeric id
   * @param access encrypted, in base64
   * @param expires null: never
   * @param refresh encrypted, in base64; null for none
   */
  record Row(
      Person person,
      long userId,
      String login,
      String access,
      @Nullable Instant expires,
      @Nullable String refresh,
      Instant linked) {}
}
