/** One class per button, menu, modal and shortcut. */
@NullMarked
package dev.pitwall.action;

import org.jspecify.annotations.NullMarked;
