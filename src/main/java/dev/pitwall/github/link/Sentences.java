package dev.pitwall.github.link;

/** What people are told when linking does not work: what is wrong, what to do. */
final class Sentences {
  static final String NO_ANSWER =
      "GitHub can't be reached now. Type `/agents link` again in a minute.";

  static final String NOT_KEPT =
      "Pitwall could not keep the account, so nothing is linked. Type `/agents link` again; if it"
          + " stays so, ask whoever runs Pitwall to look into its log.";

  private Sentences() {}

  /**
   * @param error OAuth's word
   */
  static String of(String error) {
    return switch (error) {
      case "incorrect_client_credentials", "unauthorized_client", "application_suspended" ->
          "GitHub does not know this Pitwall. Whoever runs it sets `GITHUB_CLIENT_ID` and"
              + " `GITHUB_CLIENT_SECRET` to what stands on the app's page at GitHub.";
      case "device_flow_disabled" ->
          "GitHub gives this Pitwall no codes. Whoever runs it turns on \"Enable Device Flow\" on"
              + " the app's page at GitHub.";
      case "redirect_uri_mismatch" ->
          "GitHub does not lead back to this Pitwall. Whoever runs it enters its address as"
              + " \"Callback URL\" on the app's page at GitHub: `PITWALL_BASE_URL` with"
              + " `/github/callback` behind it.";
      case "bad_verification_code", "incorrect_device_code" ->
          "GitHub does not take that code any more, so nothing is linked. To try again, type"
              + " `/agents link`.";
      default ->
          "GitHub did not link the account (`%s`). Type `/agents link` to try again; if it stays so, ask whoever runs Pitwall."
              .formatted(error);
    };
  }
}
