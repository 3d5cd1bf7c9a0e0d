package dev.pitwall.sandbox.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A comment on an issue or a pull request. */
public final class Comment {
  public long id;
  public int issue;
  public long author;
  public String body = "";
  public Instant createdAt = Instant.EPOCH;

  /** Such as {@code eyes}, which the agent gives what it takes up. */
  public List<String> reactions = new ArrayList<>();
}
