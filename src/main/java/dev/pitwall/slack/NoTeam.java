package dev.pitwall.slack;

/** A request of an installation for a whole organization, which is of no one workspace. */
final class NoTeam {
  private NoTeam() {}

  static Asked asked() {
    return new Asked.Nothing(
        "it names no workspace, as where Pitwall is installed for a whole organization; install it"
            + " in each workspace by itself",
        true);
  }
}
