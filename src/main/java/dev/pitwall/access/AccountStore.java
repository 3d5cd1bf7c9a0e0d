package dev.pitwall.access;

import dev.pitwall.session.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where linked accounts are kept; it sees no token in clear. Throws {@link
 * dev.pitwall.session.SessionStore.StoreException} when it can't.
 */
public interface AccountStore {

  /** All there are, oldest first. */
  List<Row> all();

  /** Keeps it in the place of the person's last one; it is on disk when this returns. */
  void store(Row row);

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
