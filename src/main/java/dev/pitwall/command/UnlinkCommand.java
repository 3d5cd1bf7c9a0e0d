package dev.pitwall.command;

import dev.pitwall.access.AccountLinking;
import dev.pitwall.access.Accounts;
import dev.pitwall.card.LinkMessage;
import dev.pitwall.card.Reply;

/** {@code /agents unlink}. */
final class UnlinkCommand implements Command {
  private final Accounts accounts;
  private final AccountLinking linking;

  UnlinkCommand(Accounts accounts, AccountLinking linking) {
    this.accounts = accounts;
    this.linking = linking;
  }

  @Override
  public String word() {
    return "unlink";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String summary() {
    return "unlink your GitHub account and delete its token";
  }

  @Override
  public String example() {
    return "";
  }

  @Override
  public Reply run(CommandRequest request) {
    var parting = linking.unlink(request.person());
    return LinkMessage.parted(parting, accounts.of(request.person()), accounts.linking());
  }
}
