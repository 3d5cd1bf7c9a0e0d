package dev.pitwall.access;

import dev.pitwall.session.Person;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Links people's accounts at GitHub, and unlinks them. */
public interface AccountLinking {

  /** Begins; asks GitHub. What the person began before is over. */
  Beginning begin(Person person);

  /** Ends the link, here in any case, and at GitHub if that can be; asks GitHub. */
  Parting unlink(Person person);

  /** What the person has to do now. */
  sealed interface Beginning {

    /**
     * Enter a code at GitHub.
     *
     * @param until the code is good
     * @param ending is completed when it has come; not at all when Pitwall stops before
     */
    record WithCode(URI where, String code, Instant until, CompletableFuture<Ending> ending)
        implements Beginning {}

    /**
     * Agree on a page of GitHub's, which leads to one of Pitwall's.
     *
     * @param until the address is good, for this person and once
     * @param ending as with a code
     */
    record OnPage(URI where, Instant until, CompletableFuture<Ending> ending)
        implements Beginning {}

    /**
     * Nothing: it can't be begun now.
     *
     * @param why sentences: what is wrong, what to do
     */
    record NotBegun(String why) implements Beginning {}

    /** Nothing: people can't link accounts of their own here. */
    record NotSetUp() implements Beginning {}
  }

  /** What came of it. */
  sealed interface Ending {
    record Linked(Account account) implements Ending {}

    /** The person declined. */
    record Denied() implements Ending {}

    /** The person took too long. */
    record Expired() implements Ending {}

    /** The person began anew, or unlinked, and is told there. */
    record Overtaken() implements Ending {}

    /**
     * It did not work.
     *
     * @param why sentences: what is wrong, what to do
     */
    record Failed(String why) implements Ending {}
  }

  /** What came of unlinking. */
  sealed interface Parting {
    record NotLinked() implements Parting {}

    /**
     * The tokens are deleted here.
     *
     * @param login GitHub's name; null when it could not be read any more
     * @param stillAt where the person can end it at GitHub too; null when that is done
     */
    record Unlinked(@Nullable String login, @Nullable URI stillAt) implements Parting {}
  }
}
