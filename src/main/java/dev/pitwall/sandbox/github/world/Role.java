package dev.pitwall.sandbox.github.world;

/** What a user may do with a repository, least first. */
public enum Role {
  NONE,
  READ,
  WRITE,
  ADMIN;

  public boolean reads() {
    return compareTo(READ) >= 0;
  }

  public boolean writes() {
    return compareTo(WRITE) >= 0;
  }
}
