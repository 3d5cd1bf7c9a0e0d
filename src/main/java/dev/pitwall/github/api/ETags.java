package dev.pitwall.github.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What GitHub called its last answers; the longest unused are forgotten. */
final class ETags {
  static final int MOST = 4_000;

  private static final int LONGEST = 200;

  private final Map<Key, String> tags =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
          return size() > MOST;
        }
      };

  /** Who asked what: another account may see something else. */
  record Key(long userId, Call call) {}

  synchronized Optional<String> of(Key key) {
    return Optional.ofNullable(tags.get(key));
  }

  synchronized void keep(Key key, Optional<String> tag) {
    tag.filter(text -> text.length() <= LONGEST)
        .ifPresentOrElse(text -> tags.put(key, text), () -> tags.remove(key));
  }
}
