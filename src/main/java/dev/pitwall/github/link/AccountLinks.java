package dev.pitwall.github.link;

import dev.pitwall.access.AccountLinking;
import dev.pitwall.access.AccountStore;
import dev.pitwall.access.LinkedAccounts;
import dev.pitwall.access.Secret;
import dev.pitwall.access.TokenIssuer;
import dev.pitwall.access.TokenSeal;
import dev.pitwall.access.Visitors;
import dev.pitwall.http.Route;
import dev.pitwall.session.Person;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Accounts at GitHub: those that people link, and the one that all share. */
public final class AccountLinks implements AccountLinking, AutoCloseable {
  private static final URI GITHUB = URI.create("https://github.com/settings/applications");

  private final OAuthCalls calls = new OAuthCalls();
  private final LinkedAccounts accounts;
  private final URI authorizations;
  private final @Nullable Flow flow;
  private final @Nullable SharedToken shared;

  /**
   * @param keys encrypt tokens: the present one first
   * @param app null where people can't link accounts
   * @param sharedToken {@code GITHUB_TOKEN}; null for none
   * @param api GitHub's REST API, with a slash at its end
   * @param executor asks GitHub for each code that somebody was given
   */
  public AccountLinks(
      AccountStore store,
      Visitors visitors,
      List<Secret> keys,
      @Nullable OAuthApp app,
      @Nullable Secret sharedToken,
      URI api,
      InstantSource clock,
      Executor executor) {
    var issuer = app == null ? TokenIssuer.NONE : new Renewer(app, calls, clock);
    accounts = new LinkedAccounts(store, keys, issuer, app != null, clock);
    shared = sharedToken == null ? null : new SharedToken(sharedToken, api, calls, accounts, clock);
    flow =
        app == null
            ? null
            : flow(
                app,
                new Arrival(calls, api, accounts, visitors, issuer),
                visitors,
                new TokenSeal(keys),
                clock,
                executor);
    authorizations = app == null ? GITHUB : app.authorizations();
  }

  private Flow flow(
      OAuthApp app,
      Arrival arrival,
      Visitors visitors,
      TokenSeal seal,
      InstantSource clock,
      Executor executor) {
    var endings = new Endings(visitors, accounts);
    var secret = app.clientSecret();
    var callback = app.callback();
    return secret == null || callback == null
        ? new DeviceFlow(app, calls, arrival, visitors, endings, seal, clock, executor)
        : new WebFlow(app, secret, callback, calls, arrival, visitors, endings, clock);
  }

  /** Who acts as whom. */
  public LinkedAccounts accounts() {
    return accounts;
  }

  /** Where GitHub's page leads back to; none without a public address. */
  public List<Route> routes() {
    return flow instanceof WebFlow web
        ? List.of(new Route("/" + OAuthApp.CALLBACK, new CallbackEndpoint(web)))
        : List.of();
  }

  /** What is done once it is known whose the account is that all share. */
  public void whenShared(Runnable then) {
    if (shared != null) {
      shared.whenKnown(then);
    }
  }

  /** Asks GitHub what is to be asked by now; comes about every second. */
  public void runDue() {
    if (flow != null) {
      flow.runDue();
    }
    if (shared != null) {
      shared.runDue();
    }
  }

  /** Other instances may have linked and unlinked accounts; comes about every second. */
  public void hearOthers() {
    accounts.refresh();
  }

  @Override
  public Beginning begin(Person person) {
    if (flow != null) {
      return flow.begin(person);
    }
    return accounts
        .lack()
        .<Beginning>map(lack -> new Beginning.NotBegun(lack.why()))
        .orElseGet(Beginning.NotSetUp::new);
  }

  @Override
  public Parting unlink(Person person) {
    if (flow != null) {
      flow.drop(person);
    }
    var unlinked = accounts.unlink(person);
    return unlinked.was()
        ? new Parting.Unlinked(unlinked.login(), unlinked.revoked() ? null : authorizations)
        : new Parting.NotLinked();
  }

  /** Asks GitHub nothing more; attempts that have not ended go on after the next start. */
  @Override
  public void close() {
    accounts.close();
    calls.close();
  }
}
