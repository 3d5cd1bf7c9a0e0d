/**
 * What Slack accepts as blocks, views and message metadata, and the words it refuses the rest in.
 */
@NullMarked
package dev.pitwall.sandbox.slack.blocks;

import org.jspecify.annotations.NullMarked;
