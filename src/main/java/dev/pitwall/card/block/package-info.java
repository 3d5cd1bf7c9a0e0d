/**
 * Block Kit: what Slack can show, as records that hold Slack's limits, and text that foreign words
 * enter only escaped.
 */
@NullMarked
package dev.pitwall.card.block;

import org.jspecify.annotations.NullMarked;
