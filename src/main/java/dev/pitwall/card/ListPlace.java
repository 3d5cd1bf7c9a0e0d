package dev.pitwall.card;

import dev.pitwall.session.Person;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionPage.Place;
import dev.pitwall.session.Workspace;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list's place as its buttons carry it: {@code group|owner/name|person|trail|words}, where the
 * trail is session ids in base64. At most some 1,200 characters, as words are limited.
 */
public final class ListPlace {
  /** Most characters of all words together. */
  public static final int WORDS = 200;

  private static final int PARTS = 5;
  private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]{1,30}");

  private ListPlace() {}

  static String write(Place place) {
    var filter = place.filter();
    return String.join(
        "|",
        filter.group() == null ? "" : filter.group().name(),
        filter.repository() == null ? "" : filter.repository().fullName(),
        filter.requestedBy() == null ? "" : filter.requestedBy().id(),
        place.trail().stream().map(ListPlace::shortened).collect(Collectors.joining(",")),
        String.join(" ", filter.words()));
  }

  /** Reads it back; empty when no list of ours says so. */
  public static Optional<Place> read(String value, Workspace workspace) {
    var parts = value.split("\\|", PARTS);
    if (parts.length < PARTS) {
      return Optional.empty();
    }
    try {
      var filter =
          new SessionFilter(
              parts[0].isEmpty() ? null : Group.valueOf(parts[0]),
              parts[1].isEmpty() ? null : Repository.parse(parts[1]).orElseThrow(),
              person(parts[2], workspace),
              words(parts[4]));
      var trail = split(parts[3], ",").map(ListPlace::lengthened).toList();
      return Optional.of(new Place(filter, trail));
    } catch (IllegalArgumentException | NoSuchElementException | BufferUnderflowException _) {
      return Optional.empty();
    }
  }

  private static @Nullable Person person(String id, Workspace workspace) {
    if (id.isEmpty()) {
      return null;
    }
    if (!PERSON.matcher(id).matches()) {
      throw new IllegalArgumentException("not a person");
    }
    return new Person(workspace, id);
  }

  private static List<String> words(String text) {
    if (text.length() > WORDS) {
      throw new IllegalArgumentException("too many words");
    }
    return split(text, " ").toList();
  }

  private static Stream<String> split(String text, String by) {
    return Arrays.stream(text.split(by)).filter(part -> !part.isEmpty());
  }

  private static String shortened(SessionId id) {
    var uuid = UUID.fromString(id.text());
    var bytes =
        ByteBuffer.allocate(Long.BYTES * 2)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static SessionId lengthened(String text) {
    var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    return new SessionId(new UUID(bytes.getLong(), bytes.getLong()).toString());
  }
}
