package dev.pitwall.card;

import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * A Slack message, within every limit of Slack's.
 *
 * @param text the fallback for notifications and screen readers, escaped mrkdwn
 * @param blocks Block Kit
 */
public record Message(String text, ArrayNode blocks) {}
