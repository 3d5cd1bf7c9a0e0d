/** The database; the only importer of jOOQ and JDBC. */
@NullMarked
package dev.pitwall.store;

import org.jspecify.annotations.NullMarked;
