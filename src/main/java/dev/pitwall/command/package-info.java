/** One class per {@code /agents} word. */
@NullMarked
package dev.pitwall.command;

import org.jspecify.annotations.NullMarked;
