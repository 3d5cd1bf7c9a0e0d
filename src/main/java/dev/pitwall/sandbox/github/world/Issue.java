package dev.pitwall.sandbox.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An issue. */
public final class Issue {
  public long id;
  public int number;
  public String title = "";
  public String body = "";
  public long author;
  public List<String> assignees = new ArrayList<>();
  public Instant createdAt = Instant.EPOCH;
  public Instant updatedAt = Instant.EPOCH;
}
