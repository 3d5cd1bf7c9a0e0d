package dev.pitwall.sandbox.github.hook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed requests to one address, each with GitHub's ten seconds for the answer. */
final class Sender implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String MAC = "HmacSHA256";

  private final URI url;
  private final SecretKeySpec key;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  Sender(URI url, String secret) {
    this.url = url;
    key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC);
  }

  Delivery send(Hooks.Hook hook) {
    var request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "GitHub-Hookshot/sandbox")
            .header("X-GitHub-Event", hook.event())
            .header("X-GitHub-Delivery", hook.id())
            .header("X-Hub-Signature-256", "sha256=" + signature(hook.body()))
            .POST(HttpRequest.BodyPublishers.ofString(hook.body()))
            .build();
    return new Delivery(hook.event(), hook.id(), hook.body(), status(request));
  }

  private int status(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private String signature(String body) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + MAC, e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
