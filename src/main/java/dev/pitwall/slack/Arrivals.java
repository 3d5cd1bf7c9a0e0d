package dev.pitwall.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.pitwall.slack.Arrival.CertificateCheck;
import dev.pitwall.slack.Arrival.Challenge;
import dev.pitwall.slack.Arrival.Nonsense;
import dev.pitwall.slack.Arrival.Work;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads signed bodies. */
final class Arrivals {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Arrivals() {}

  /** Reads a form: a command or an interaction. */
  static Arrival ofForm(byte[] bytes) {
    var body = new String(bytes, UTF_8);
    int payloads = 0;
    int commands = 0;
    boolean check = false;
    for (int at = 0; at < body.length(); ) {
      payloads += body.startsWith("payload=", at) ? 1 : 0;
      commands += body.startsWith("command=", at) ? 1 : 0;
      check |= body.startsWith("ssl_check=", at);
      int end = body.indexOf('&', at);
      at = end < 0 ? body.length() : end + 1;
    }
    if (payloads + commands > 1) {
      return new Nonsense("a form with more than one command or payload");
    }
    if (payloads == 1) {
      return new Work(BodyHash.of(body, bytes), "interaction", body, LeanBody.isSubmission(body));
    }
    if (commands == 1) {
      return new Work(BodyHash.of(body, bytes), "command", body, false);
    }
    return check ? new CertificateCheck() : new Nonsense("a form without command or payload");
  }

  /** Reads JSON: an event. */
  static Arrival ofJson(byte[] bytes) {
    try {
      return ofFields(bytes, topLevel(bytes));
    } catch (IOException _) {
      return new Nonsense("a body that is not one JSON object");
    }
  }

  private static Arrival ofFields(byte[] bytes, Map<String, String> fields) {
    return switch (fields.getOrDefault("type", "")) {
      case "url_verification" -> new Challenge(fields.getOrDefault("challenge", ""));
      case "event_callback" -> {
        var id = "event:" + fields.getOrDefault("event_id", "");
        boolean usable = fields.containsKey("event_id") && id.length() <= BodyHash.LENGTH;
        yield new Work(usable ? id : BodyHash.of(bytes), "event", new String(bytes, UTF_8), false);
      }
      default -> new Nonsense("JSON of a type that is not event_callback");
    };
  }

  private static Map<String, String> topLevel(byte[] bytes) throws IOException {
    var fields = new HashMap<String, String>();
    try (var json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not an object");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        var name = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING) {
          fields.put(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
      if (json.nextToken() != null) {
        throw new IOException("more than one value");
      }
    }
    return fields;
  }
}
