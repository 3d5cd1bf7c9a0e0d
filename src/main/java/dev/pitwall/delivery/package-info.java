/** The courier: brings what Slack shows to what it should show. */
@NullMarked
package dev.pitwall.delivery;

import org.jspecify.annotations.NullMarked;
