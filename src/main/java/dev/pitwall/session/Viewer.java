package dev.pitwall.session;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who looks at sessions, and where: in a channel they see what it shows, and of the
 * repositories that it watches all there is.
 *
 * @param from where they look; null: in no channel
 */
public record Viewer(Person person, @Nullable Channel from) {

  /** What they see anywhere. */
  public static Viewer anywhere(Person person) {
    return new Viewer(person, null);
  }
}
