/** Domain to Block Kit: one class per thing shown; Slack's limits and escaping live here. */
@NullMarked
package dev.pitwall.card;

import org.jspecify.annotations.NullMarked;
