/** The coding agent: plays in YAML, performed beat by beat. */
@NullMarked
package dev.pitwall.sandbox.github.play;

import org.jspecify.annotations.NullMarked;
