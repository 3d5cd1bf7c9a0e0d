/** Slack's requests in through Bolt, messages out through its Web API. */
@NullMarked
package dev.pitwall.slack;

import org.jspecify.annotations.NullMarked;
