package dev.pitwall.command;

import dev.pitwall.access.Account;
import dev.pitwall.access.AccountLinking;
import dev.pitwall.access.Accounts;
import dev.pitwall.card.LinkMessage;
import dev.pitwall.card.Reply;
import java.time.Duration;

/** {@code /agents link}. */
final class LinkCommand implements Command {
  /** Somebody waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Accounts accounts;
  private final AccountLinking linking;

  LinkCommand(Accounts accounts, AccountLinking linking) {
    this.accounts = accounts;
    this.linking = linking;
  }

  @Override
  public String word() {
    return "link";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String summary() {
    return "link your GitHub account, so that you act at GitHub as yourself";
  }

  @Override
  public String example() {
    return "";
  }

  @Override
  public Reply run(CommandRequest request) {
    var account = accounts.awaited(request.person(), PATIENCE);
    var own = account.filter(a -> !a.shared());
    return own.isPresent()
        ? LinkMessage.already(own.get())
        : LinkMessage.begun(linking.begin(request.person()), account.filter(Account::shared));
  }
}
