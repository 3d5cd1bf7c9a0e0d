package dev.pitwall.card;

import dev.pitwall.access.Account;
import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.access.AccountLinking.Ending;
import dev.pitwall.access.AccountLinking.Parting;
import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Element.Button;
import dev.pitwall.card.block.Element.Style;
import dev.pitwall.card.block.Mrkdwn;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people are told who link their account at GitHub, or unlink it. */
public final class LinkMessage {
  private static final Mrkdwn ONLY_YOU =
      Mrkdwn.text(
          "Only you see this, and only the latest counts. Pitwall tells you here when it is done.");

  private LinkMessage() {}

  /**
   * A code to enter, or a page to agree on; what came of it follows.
   *
   * @param shared the account that acts for the person as long as they have none of their own
   */
  public static Reply begun(Beginning beginning, Optional<Account> shared) {
    return switch (beginning) {
      case Beginning.WithCode(var where, var code, var until, var ending) ->
          new Reply.Later(
              asked(
                  Mrkdwn.concat(
                      Mrkdwn.text("To link your GitHub account, open GitHub and enter the code "),
                      Mrkdwn.code(code),
                      Mrkdwn.text(". It is good until "),
                      Mrkdwn.time(until),
                      Mrkdwn.text(".")),
                  "Open GitHub",
                  where),
              ending.thenApply(LinkMessage::ended));
      case Beginning.OnPage(var where, var until, var ending) ->
          new Reply.Later(
              asked(
                  Mrkdwn.concat(
                      Mrkdwn.text(
                          "To link your GitHub account, agree on GitHub's page. The button"),
                      Mrkdwn.text(" is good once, until "),
                      Mrkdwn.time(until),
                      Mrkdwn.text(".")),
                  "Link with GitHub",
                  where),
              ending.thenApply(LinkMessage::ended));
      case Beginning.NotBegun(var why) -> Reply.of(Mrkdwn.text(why));
      case Beginning.NotSetUp() -> Reply.of(notSetUp(shared));
    };
  }

  private static Message asked(Mrkdwn sentence, String label, URI where) {
    var button = Button.link(ActionIds.LINK, label, where.toString()).styled(Style.PRIMARY);
    return Message.of(
        sentence,
        List.of(
            new Block.Section(sentence),
            new Block.Actions(List.of(button)),
            new Block.Context(ONLY_YOU)));
  }

  /** How it ended. */
  static Reply ended(Ending ending) {
    return switch (ending) {
      case Ending.Linked(var account) -> Reply.of(linked(account));
      case Ending.Denied() -> Reply.of(again("You declined at GitHub, so nothing is linked."));
      case Ending.Expired() ->
          Reply.of(again("The time to link your GitHub account is over, and nothing is linked."));
      case Ending.Failed(var why) -> Reply.of(Mrkdwn.text(why));
      case Ending.Overtaken() -> new Reply.Silent();
    };
  }

  private static Mrkdwn linked(Account account) {
    return Mrkdwn.concat(
        Mrkdwn.text("Linked as "),
        Mrkdwn.bold(account.login()),
        Mrkdwn.text(
            ". What you start, steer and stop here you now do at GitHub as yourself, and see what"
                + " you may see there. "),
        SlashCommand.code("unlink"),
        Mrkdwn.text(" ends it."));
  }

  private static Mrkdwn again(String sentence) {
    return Mrkdwn.concat(
        Mrkdwn.text(sentence + " To try again, type "),
        SlashCommand.code("link"),
        Mrkdwn.text("."));
  }

  /** The person has linked an account before. */
  public static Reply already(Account account) {
    return Reply.of(
        Mrkdwn.concat(
            Mrkdwn.text("You are linked as "),
            Mrkdwn.bold(account.login()),
            Mrkdwn.text(". To link another account, or none, type "),
            SlashCommand.code("unlink"),
            Mrkdwn.text(" first.")));
  }

  private static Mrkdwn notSetUp(Optional<Account> shared) {
    return shared
        .map(account ->
            Mrkdwn.concat(
                everybody(account),
                Mrkdwn.text(
                    " People can link accounts of their own once whoever runs Pitwall sets "
                        + "`GITHUB_CLIENT_ID`.")))
        .orElseGet(() ->
            Mrkdwn.text(
                "GitHub is not set up here. Whoever runs Pitwall sets `GITHUB_CLIENT_ID`, so that"
                    + " people link accounts of their own, or `GITHUB_TOKEN`, one account for"
                    + " everybody."));
  }

  private static Mrkdwn everybody(Account shared) {
    return Mrkdwn.concat(
        Mrkdwn.text("Everybody here acts at GitHub as "),
        Mrkdwn.bold(shared.login()),
        Mrkdwn.text(", so there is nothing to link."));
  }

  /**
   * What came of unlinking.
   *
   * @param shared the account that acts for the person from now on
   * @param linking whether people can link accounts here
   */
  public static Reply parted(Parting parting, Optional<Account> shared, boolean linking) {
    var sentences = new ArrayList<Mrkdwn>();
    switch (parting) {
      case Parting.NotLinked() -> {
        sentences.add(Mrkdwn.text("You have no GitHub account linked here."));
        if (linking) {
          sentences.add(
              Mrkdwn.concat(
                  Mrkdwn.text("To link one, type "), SlashCommand.code("link"), Mrkdwn.text(".")));
        }
      }
      case Parting.Unlinked(var login, var stillAt) -> {
        sentences.add(unlinked(login));
        sentences.add(atGitHub(stillAt));
      }
    }
    shared.ifPresent(account ->
        sentences.add(
            Mrkdwn.concat(
                Mrkdwn.text("You act at GitHub as "),
                Mrkdwn.bold(account.login()),
                Mrkdwn.text(", the account that everybody shares here."))));
    return Reply.of(Mrkdwn.join(" ", sentences));
  }

  private static Mrkdwn unlinked(@Nullable String login) {
    return login == null
        ? Mrkdwn.text("Your GitHub account is unlinked: its token is deleted here.")
        : Mrkdwn.concat(
            Mrkdwn.bold(login), Mrkdwn.text(" is unlinked: its token is deleted here."));
  }

  private static Mrkdwn atGitHub(@Nullable URI stillAt) {
    return stillAt == null
        ? Mrkdwn.text("GitHub does not take it any more.")
        : Mrkdwn.concat(
            Mrkdwn.text("GitHub was not told. To end it there too, remove Pitwall from "),
            Mrkdwn.link(stillAt.toString(), "your authorized applications"),
            Mrkdwn.text("."));
  }
}
