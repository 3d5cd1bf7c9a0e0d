/**
 * Sessions of local agents that speak the Agent Client Protocol, each in a git worktree of its own.
 */
@NullMarked
package dev.pitwall.acp;

import org.jspecify.annotations.NullMarked;
