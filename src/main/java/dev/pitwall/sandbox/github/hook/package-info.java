/** Webhooks: signed, delivered in order, or lost, doubled and reordered when told. */
@NullMarked
package dev.pitwall.sandbox.github.hook;

import org.jspecify.annotations.NullMarked;
