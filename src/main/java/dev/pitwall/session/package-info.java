/**
 * The domain: sessions, their states and events, their log and its digest; imports only the JDK.
 */
@NullMarked
package dev.pitwall.session;

import org.jspecify.annotations.NullMarked;
