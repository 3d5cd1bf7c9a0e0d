package dev.pitwall.card;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A Slack modal, within every limit of Slack's.
 *
 * @param view the {@code view} object of {@code views.open}
 */
public record Modal(ObjectNode view) {}
