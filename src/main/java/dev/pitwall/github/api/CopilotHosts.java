package dev.pitwall.github.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pitwall.access.Account;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where each account's Copilot host is, as GitHub says; it depends on the plan. */
final class CopilotHosts {
  static final Call ASK = Call.api("/graphql");

  private static final Duration KEPT = Duration.ofHours(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Addresses addresses;
  private final InstantSource clock;
  private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

  CopilotHosts(Addresses addresses, InstantSource clock) {
    this.addresses = addresses;
    this.clock = clock;
  }

  private record Kept(URI base, Instant until) {}

  static JsonNode question() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("query", "query{viewer{copilotEndpoints{api}}}");
  }

  /** Empty when GitHub must be asked. */
  Optional<URI> known(Account account) {
    if (addresses.copilot() != null) {
      return Optional.of(addresses.copilot());
    }
    return Optional.ofNullable(kept.get(account.userId()))
        .filter(k -> clock.instant().isBefore(k.until))
        .map(Kept::base);
  }

  /** What GitHub answered; empty when it names no host that a token may go to. */
  Optional<URI> learn(Account account, String body) {
    try {
      var api = JSON.readTree(body).at("/data/viewer/copilotEndpoints/api").asText("");
      var base = addresses.copilotAt(api);
      base.ifPresent(b -> kept.put(account.userId(), new Kept(b, clock.instant().plus(KEPT))));
      return base;
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
