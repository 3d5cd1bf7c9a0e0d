/** Everything in the world as GitHub writes it in JSON. */
@NullMarked
package dev.pitwall.sandbox.github.shape;

import org.jspecify.annotations.NullMarked;
