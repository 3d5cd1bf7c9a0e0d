/** People and who may do what. */
@NullMarked
package dev.pitwall.access;

import org.jspecify.annotations.NullMarked;
