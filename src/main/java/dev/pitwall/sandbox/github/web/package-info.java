/** The web host: device and web flow, tokens, and pages for people. */
@NullMarked
package dev.pitwall.sandbox.github.web;

import org.jspecify.annotations.NullMarked;
