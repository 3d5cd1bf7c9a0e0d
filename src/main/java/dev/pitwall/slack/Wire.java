package dev.pitwall.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Requests to Slack over the HTTP client of its SDK: one try each, and when one breaks it is known
 * whether anything was sent.
 */
final class Wire implements Transport {
  private static final int LARGEST_BODY = 16 << 20;
  private static final ScopedValue<AtomicBoolean> BEGUN = ScopedValue.newInstance();

  private final SlackHttpClient client;

  /**
   * @param patience for a whole call, from connecting to the last byte of the answer
   */
  Wire(Duration patience) {
    client = new SlackHttpClient(okHttp(patience));
  }

  @Override
  public Exchange form(String url, String token, Map<String, String> fields) {
    var form = new FormBody.Builder();
    fields.forEach(form::add);
    return exchange(() -> client.postFormWithBearerHeader(url, token, form.build()));
  }

  @Override
  public Exchange json(String url, String body) {
    return exchange(() -> client.postJsonBody(url, body));
  }

  @Override
  public Exchange bytes(String url, byte[] body) {
    var request = new Request.Builder().url(url).post(RequestBody.create(body)).build();
    return exchange(() -> client.getOkHttpClient().newCall(request).execute());
  }

  private static Exchange exchange(ScopedValue.CallableOp<Response, IOException> request) {
    var begun = new AtomicBoolean();
    try (var response = ScopedValue.where(BEGUN, begun).call(request)) {
      var body = Objects.requireNonNull(response.body()).byteStream();
      var bytes = body.readNBytes(LARGEST_BODY + 1);
      return bytes.length > LARGEST_BODY
          ? new Broken(true, "an answer of more than 16 MB")
          : new Answered(response.code(), response.headers(), new String(bytes, UTF_8));
    } catch (IOException e) {
      return new Broken(begun.get(), e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private static OkHttpClient okHttp(Duration patience) {
    try (var config = new SlackConfig()) {
      config.setStatsEnabled(false);
      config.setProxyUrl(null);
      return SlackHttpClient.buildOkHttpClient(config)
          .newBuilder()
          // The client would send a post again over another route after the first broke.
          .retryOnConnectionFailure(false)
          .connectTimeout(patience)
          .readTimeout(patience)
          .writeTimeout(patience)
          .callTimeout(patience)
          // Shorter than servers keep idle connections, so that few die under a request.
          .connectionPool(new ConnectionPool(16, 30, TimeUnit.SECONDS))
          .eventListener(new Begun())
          .build();
    } catch (Exception e) {
      throw new IllegalStateException("Slack's client can't be set up", e);
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException("Slack's client can't be closed", e);
    }
  }

  /** Notes that a request leaves, on the thread that makes the call. */
  private static final class Begun extends EventListener {
    @Override
    public void requestHeadersStart(Call call) {
      BEGUN.get().set(true);
    }
  }
}
