package dev.pitwall.sandbox.github.hook;

/**
 * One webhook request, as it was sent, and the answer.
 *
 * @param event such as {@code pull_request}
 * @param id of the delivery
 * @param status of the app's answer; 0 when there was none
 */
public record Delivery(String event, String id, String body, int status) {}
