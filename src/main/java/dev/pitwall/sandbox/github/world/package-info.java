/** What there is at the sandbox's GitHub: people, repositories, tasks, tokens. */
@NullMarked
package dev.pitwall.sandbox.github.world;

import org.jspecify.annotations.NullMarked;
