/** The REST interface and the Copilot host: what each route does. */
@NullMarked
package dev.pitwall.sandbox.github.rest;

import org.jspecify.annotations.NullMarked;
