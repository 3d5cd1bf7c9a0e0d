package dev.pitwall.github.api;

import dev.pitwall.access.Account;

/** How much may still be asked; from memory. */
@FunctionalInterface
public interface Allowance {
  Room room(Account account);
}
