/** Jetty: routes, limits, health and metrics. */
@NullMarked
package dev.pitwall.http;

import org.jspecify.annotations.NullMarked;
