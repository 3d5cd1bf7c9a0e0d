/** Requests and answers as they stand on the wire, and what can go wrong with them. */
@NullMarked
package dev.pitwall.sandbox.github.wire;

import org.jspecify.annotations.NullMarked;
