/** GitHub's tasks and what belongs to them, and what they mean for a session. */
@NullMarked
package dev.pitwall.github.task;

import org.jspecify.annotations.NullMarked;
