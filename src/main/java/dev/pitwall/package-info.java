/** The command line, the composition root and the configuration. */
@NullMarked
package dev.pitwall;

import org.jspecify.annotations.NullMarked;
