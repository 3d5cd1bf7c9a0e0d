/**
 * A small GitHub of our own for the demo and the tests: one port, three hosts, wire formats only.
 */
@NullMarked
package dev.pitwall.sandbox.github;

import org.jspecify.annotations.NullMarked;
