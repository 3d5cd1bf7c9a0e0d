/** What Pitwall costs beside what it is made of, measured side by side in one run. */
@NullMarked
package dev.pitwall.bench;

import org.jspecify.annotations.NullMarked;
