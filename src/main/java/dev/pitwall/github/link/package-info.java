/** How people's accounts at GitHub are linked, renewed and unlinked: OAuth with GitHub. */
@NullMarked
package dev.pitwall.github.link;

import org.jspecify.annotations.NullMarked;
