/** Keeps sessions as GitHub has them, with as few calls as that takes. */
@NullMarked
package dev.pitwall.github.follow;

import org.jspecify.annotations.NullMarked;
