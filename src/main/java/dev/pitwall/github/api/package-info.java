/** Calls to GitHub's HTTP interfaces: what is asked, what comes back, within what GitHub allows. */
@NullMarked
package dev.pitwall.github.api;

import org.jspecify.annotations.NullMarked;
