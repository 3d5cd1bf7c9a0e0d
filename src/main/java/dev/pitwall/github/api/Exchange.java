package dev.pitwall.github.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** One request and its answer; when it breaks, it is known whether it may have arrived. */
final class Exchange implements AutoCloseable {
  private static final int LARGEST_BODY = 16 << 20;
  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTING)
          // A redirect could take a token elsewhere.
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Duration patience;

  /**
   * @param patience for a whole call, from connecting to the last byte of the answer
   */
  Exchange(Duration patience) {
    this.patience = patience;
  }

  /** It broke. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    /** Whether something may have been sent. */
    final boolean begun;

    private Broken(boolean begun, String why) {
      super(why);
      this.begun = begun;
    }
  }

  HttpResponse<byte[]> send(HttpRequest request) throws Broken {
    var answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw new Broken(true, "no answer within " + patience.toSeconds() + " s");
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new Broken(true, "interrupted");
    } catch (ExecutionException e) {
      var cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new Broken(begun(cause), why(cause));
    }
  }

  private static boolean begun(Throwable cause) {
    return !(cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnresolvedAddressException
        || cause instanceof SSLHandshakeException);
  }

  private static String why(Throwable cause) {
    var message = cause instanceof IOException ? cause.getMessage() : null;
    return Words.line(message == null ? cause.getClass().getSimpleName() : message);
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
