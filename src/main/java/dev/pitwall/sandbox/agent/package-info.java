/**
 * A scripted coding agent, a process of its own that speaks the Agent Client Protocol, and the
 * sample repository it works in; imports nothing of Pitwall.
 */
@NullMarked
package dev.pitwall.sandbox.agent;

import org.jspecify.annotations.NullMarked;
