package dev.pitwall.slack;

/** A request of an installation for a whole organization, which is of no one workspace. */
final class NoTeam {
  private NoTeam() {}

  static Asked of(String what) {
    return new Asked.Nothing(
        what
            + " came without a workspace, as it does where Pitwall is installed for a whole"
            + " organization. Install it in each workspace by itself",
        true);
  }
}
