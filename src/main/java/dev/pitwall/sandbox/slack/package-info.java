/**
 * A Slack workspace of our own for the demo and the tests: Web API, signed requests to the app, and
 * a web page for people. It knows Slack's wire formats and nothing of the app it talks to.
 */
@NullMarked
package dev.pitwall.sandbox.slack;

import org.jspecify.annotations.NullMarked;
