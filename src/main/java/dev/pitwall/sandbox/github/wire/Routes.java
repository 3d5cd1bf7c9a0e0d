package dev.pitwall.sandbox.github.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that one host answers. */
public final class Routes {
  private final List<Path> paths = new ArrayList<>();

  /** A request's route and what its path holds. */
  public record Found(Path path, Map<String, String> places) {
    public Found {
      places = new HashMap<>(places);
    }
  }

  public Routes add(List<Path> more) {
    paths.addAll(more);
    return this;
  }

  public Optional<Found> find(String method, String path) {
    for (var candidate : paths) {
      if (candidate.method().equals(method)) {
        var places = candidate.match(path);
        if (places.isPresent()) {
          return Optional.of(new Found(candidate, places.get()));
        }
      }
    }
    return Optional.empty();
  }

  public List<String> names() {
    return paths.stream().map(Path::name).toList();
  }
}
