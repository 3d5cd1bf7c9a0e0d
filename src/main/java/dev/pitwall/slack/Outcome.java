package dev.pitwall.slack;

import dev.pitwall.card.Reply;

/** What came of a request, and where to say it. */
record Outcome(Reply reply, Address to) {}
