/** Sessions of GitHub Copilot's coding agent, through GitHub's own interfaces. */
@NullMarked
package dev.pitwall.github;

import org.jspecify.annotations.NullMarked;
