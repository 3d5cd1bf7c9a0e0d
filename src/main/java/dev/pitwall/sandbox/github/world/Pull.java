package dev.pitwall.sandbox.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pull request. */
public final class Pull {
  /** The database id, which tasks and the Copilot host speak of; not the number. */
  public long id;

  public int number;
  public String title = "";
  public String body = "";
  public long author;
  public String head = "";
  public String base = Repo.MAIN;
  public boolean open = true;
  public boolean draft;
  public List<Long> assignees = new ArrayList<>();
  public List<Long> reviewers = new ArrayList<>();
  public Instant createdAt = Instant.EPOCH;
  public Instant updatedAt = Instant.EPOCH;
  public @Nullable Instant closedAt;
  public @Nullable Instant mergedAt;
  public long mergedBy;

  /** Every file that the commits of its branch change, once. */
  public static List<Commit.Changed> files(List<Commit> commits) {
    var files = new LinkedHashMap<String, Commit.Changed>();
    for (var commit : commits) {
      commit.files().forEach(file -> files.merge(file.path(), file, Commit.Changed::and));
    }
    return List.copyOf(files.values());
  }
}
