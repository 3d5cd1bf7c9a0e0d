/** What GitHub shows of a session's log, in whichever form it does, as log entries. */
@NullMarked
package dev.pitwall.github.log;

import org.jspecify.annotations.NullMarked;
