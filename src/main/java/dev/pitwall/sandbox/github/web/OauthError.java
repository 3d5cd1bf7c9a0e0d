package dev.pitwall.sandbox.github.web;

/** Logging in ends here, or goes on later, with GitHub's word for why. It is answered with 200. */
final class OauthError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String error;
  private final int interval;

  OauthError(String error, String description) {
    this(error, description, 0);
  }

  /**
   * @param interval seconds to wait between two asks from now on; 0 says nothing
   */
  OauthError(String error, String description, int interval) {
    super(description, null, false, false);
    this.error = error;
    this.interval = interval;
  }

  String error() {
    return error;
  }

  int interval() {
    return interval;
  }
}
