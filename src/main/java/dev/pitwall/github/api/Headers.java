package dev.pitwall.github.api;

import dev.pitwall.access.Secret;
import dev.pitwall.github.api.Call.Host;
import java.net.http.HttpRequest;

/** What every request says besides what it wants. */
record Headers(String version) {
  private static final String API_VERSION = "2026-03-10";
  private static final String INTEGRATION = "pitwall";

  void put(HttpRequest.Builder request, Host host, Secret token) {
    request.setHeader("Authorization", "Bearer " + token.reveal());
    request.setHeader("User-Agent", "Pitwall/" + version);
    switch (host) {
      case API -> {
        request.setHeader("Accept", "application/vnd.github+json");
        request.setHeader("X-GitHub-Api-Version", API_VERSION);
      }
      // It knows other versions than the documented interface.
      case COPILOT -> {
        request.setHeader("Accept", "application/json, text/plain;q=0.9, */*;q=0.8");
        request.setHeader("Copilot-Integration-Id", INTEGRATION);
      }
    }
  }
}
