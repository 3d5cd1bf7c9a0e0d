/** An outside world for the demo and the tests; speaks only wire formats. */
@NullMarked
package dev.pitwall.sandbox;

import org.jspecify.annotations.NullMarked;
