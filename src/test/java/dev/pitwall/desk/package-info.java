/** A desk to try commands and clicks at: everything but Slack and the agents is real. */
@NullMarked
package dev.pitwall.desk;

import org.jspecify.annotations.NullMarked;
