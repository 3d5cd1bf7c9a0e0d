package dev.pitwall.sandbox.github.web;

/** The app that people log in to; the one that is registered here. */
public record OauthApp(String clientId, String clientSecret) {

  boolean is(String id) {
    return clientId.equals(id);
  }

  boolean is(String id, String secret) {
    return clientId.equals(id) && clientSecret.equals(secret);
  }

  @Override
  public String toString() {
    return "OauthApp[" + clientId + "]";
  }
}
