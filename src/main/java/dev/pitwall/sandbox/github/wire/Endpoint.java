package dev.pitwall.sandbox.github.wire;

/** Answers the requests of one route, or ends in a {@link Refusal}. */
@FunctionalInterface
public interface Endpoint {
  Reply answer(Asked asked);
}
