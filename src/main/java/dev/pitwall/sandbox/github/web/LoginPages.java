package dev.pitwall.sandbox.github.web;

import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.User;
import dev.pitwall.sandbox.github.world.Users;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Where a person allows the app to act for them: by a typed code, or by a redirect. */
final class LoginPages {
  private static final String DEVICE = "/login/device";
  private static final String AUTHORIZE = "/login/oauth/authorize";

  private final OauthApp app;
  private final Logins logins;

  LoginPages(OauthApp app, Logins logins) {
    this.app = app;
    this.logins = logins;
  }

  List<Path> paths() {
    return List.of(
        Path.get(DEVICE, this::devicePage),
        Path.post(DEVICE, this::device),
        Path.get(AUTHORIZE, this::authorizePage),
        Path.post(AUTHORIZE, this::authorize));
  }

  private Reply devicePage(Asked asked) {
    var code = Html.escaped(asked.param("user_code").orElse(""));
    var form =
        """
        <p>Type the code that the app shows you.</p>
        <form method="post" action="%s">
        <p><label>Code <input name="user_code" value="%s" autocomplete="off" autofocus></label></p>
        %s</form>
        """
            .formatted(DEVICE, code, choices());
    return Reply.html(200, Html.page("Connect a device", form));
  }

  private static String choices() {
    var people =
        Users.PEOPLE.stream()
            .map(user -> "<option>" + Html.escaped(user.login()) + "</option>")
            .collect(Collectors.joining());
    return """
    <p><label>You are <select name="user">%s</select></label></p>
    <p><button name="authorize" value="1">Authorize</button>
    <button name="authorize" value="0">Cancel</button></p>
    """
        .formatted(people);
  }

  private Reply device(Asked asked) {
    boolean allowed = allowed(asked);
    if (!logins.decide(asked.param("user_code").orElse(""), user(asked), allowed)) {
      var body = "<p>No device waits with this code. " + Html.link(DEVICE, "Try again") + ".</p>";
      return Reply.html(404, Html.page("That code is not right", body));
    }
    return allowed
        ? Reply.html(200, Html.page("Your device is connected", "<p>You may close this page.</p>"))
        : Reply.html(200, Html.page("Not connected", "<p>The app was told no.</p>"));
  }

  private static boolean allowed(Asked asked) {
    return asked.param("authorize").orElse("").equals("1");
  }

  private static User user(Asked asked) {
    var login = asked.param("user").orElse("");
    return Users.find(login)
        .filter(Users.PEOPLE::contains)
        .orElseThrow(() -> Refusal.invalid("invalid", "user"));
  }

  private Reply authorizePage(Asked asked) {
    check(asked);
    var fields =
        List.of("client_id", "redirect_uri", "state", "code_challenge").stream()
            .map(name -> Html.hidden(name, asked.param(name).orElse("")))
            .collect(Collectors.joining());
    var form =
        "<p>The app asks to act for you.</p><form method=\"post\" action=\"%s\">%s%s</form>"
            .formatted(AUTHORIZE, fields, choices());
    return Reply.html(200, Html.page("Authorize the app", form));
  }

  /** The app must be known, and people are only sent back to where http leads. */
  private String check(Asked asked) {
    if (!app.is(asked.param("client_id").orElse(""))) {
      throw Refusal.notFound();
    }
    var redirect = asked.param("redirect_uri").orElse("");
    if (!redirect.startsWith("http://") && !redirect.startsWith("https://")) {
      throw Refusal.missing("redirect_uri");
    }
    var method = asked.param("code_challenge_method").orElse("S256");
    if (!method.equals("S256")) {
      throw Refusal.invalid("invalid", "code_challenge_method must be S256");
    }
    return redirect;
  }

  private Reply authorize(Asked asked) {
    var redirect = check(asked);
    var state = "state=" + encoded(asked.param("state").orElse(""));
    var answer =
        allowed(asked)
            ? "code=" + logins.code(user(asked), redirect, asked.param("code_challenge").orElse(""))
            : "error=access_denied&error_description="
                + encoded("The user has denied your application access.");
    var join = URI.create(redirect).getRawQuery() == null ? "?" : "&";
    return Reply.redirect(redirect + join + answer + "&" + state);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
