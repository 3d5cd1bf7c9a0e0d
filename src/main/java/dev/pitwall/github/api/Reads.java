package dev.pitwall.github.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer.NotModified;
import dev.pitwall.github.api.Answer.Taken;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as records, and remembers what GitHub means when it says that nothing changed. There
 * is one for each {@link GitHub}: what another had read is nothing that this one knows.
 */
public final class Reads {
  private final GitHub github;
  private final Consumer<Instant> dates;
  private final Map<ETags.Key, Got<?>> last =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ETags.Key, Got<?>> eldest) {
          return size() > ETags.MOST;
        }
      };

  public Reads(GitHub github) {
    this(github, _ -> {});
  }

  /**
   * @param dates is told GitHub's clock with each answer
   */
  public Reads(GitHub github, Consumer<Instant> dates) {
    this.github = github;
    this.dates = dates;
  }

  /** What came of it. */
  public sealed interface Read<T> {}

  /**
   * It was read.
   *
   * @param next the next page; null on the last
   * @param date by GitHub's clock
   */
  public record Got<T>(T value, @Nullable URI next, Instant date) implements Read<T> {}

  /**
   * It was not.
   *
   * @param answer GitHub's; {@link Taken} when it can't be read
   */
  public record Missed<T>(Trouble trouble, Answer answer) implements Read<T> {
    /** Whether GitHub says that there is no such thing. */
    public boolean absent() {
      return answer instanceof Answer.Refused(var kind, _, _, _) && kind == Answer.Kind.NOT_FOUND;
    }
  }

  /** Reads one thing. */
  public <T> Read<T> get(Account account, Call call, Class<T> type) {
    return read(account, call, Json.MAPPER.constructType(type));
  }

  private <T> Read<T> read(Account account, Call call, JavaType type) {
    var key = new ETags.Key(account.userId(), call);
    boolean kept;
    synchronized (last) {
      kept = last.containsKey(key);
    }
    var answer = kept ? github.get(account, call) : github.getAgain(account, call);
    var trouble = Trouble.of(answer, account);
    if (trouble.isPresent()) {
      return new Missed<>(trouble.get(), answer);
    }
    return switch (answer) {
      case Taken(_, var body, var next, var date) -> {
        dates.accept(date);
        yield parse(key, body, next, date, type);
      }
      case NotModified(var date) -> {
        dates.accept(date);
        yield kept(key, date);
      }
      default -> new Missed<>(Trouble.UNREADABLE, answer);
    };
  }

  private <T> Read<T> parse(
      ETags.Key key, String body, @Nullable URI next, Instant date, JavaType type) {
    try {
      T value = Json.MAPPER.readValue(body, type);
      if (value != null) {
        var got = new Got<>(value, next, date);
        synchronized (last) {
          last.put(key, got);
        }
        return got;
      }
    } catch (JsonProcessingException | IllegalArgumentException _) {
      // Told below.
    }
    synchronized (last) {
      last.remove(key);
    }
    return new Missed<>(Trouble.UNREADABLE, new Taken(200, "", next, date));
  }

  @SuppressWarnings("unchecked")
  private <T> Read<T> kept(ETags.Key key, Instant date) {
    synchronized (last) {
      var got = (Got<T>) last.get(key);
      return got == null
          ? new Missed<>(Trouble.UNREADABLE, new NotModified(date))
          : new Got<>(got.value, got.next, date);
    }
  }
}
