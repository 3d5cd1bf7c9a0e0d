package dev.pitwall.desk;

import dev.pitwall.access.AccountLinking;
import dev.pitwall.access.LinkedAccounts;
import dev.pitwall.session.Person;
import java.net.URI;

/** Links accounts as it is told to. */
public final class FakeLinking implements AccountLinking {
  private final LinkedAccounts accounts;

  /** What begins when somebody links. */
  public Beginning next = new Beginning.NotSetUp();

  FakeLinking(LinkedAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Beginning begin(Person person) {
    return next;
  }

  @Override
  public Parting unlink(Person person) {
    var unlinked = accounts.unlink(person);
    return unlinked.was()
        ? new Parting.Unlinked(
            unlinked.login(), URI.create("https://github.com/settings/applications"))
        : new Parting.NotLinked();
  }
}
