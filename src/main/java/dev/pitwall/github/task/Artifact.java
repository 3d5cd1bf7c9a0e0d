package dev.pitwall.github.task;

import java.util.Objects;

/**
 * What a task has made; either shape of it: {@code type} says {@code pull}, or the data does.
 *
 * @param type {@code branch}, {@code pull}, {@code github_resource}
 */
public record Artifact(String type, Data data) {
  public Artifact {
    type = Objects.requireNonNullElse(type, "");
    data = Objects.requireNonNullElse(data, Data.NONE);
  }

  /**
   * Its particulars.
   *
   * @param id a pull request's database id, which is not its number
   */
  public record Data(long id, String type, String headRef, String baseRef) {
    static final Data NONE = new Data(0, "", "", "");

    public Data {
      type = Objects.requireNonNullElse(type, "");
      headRef = Objects.requireNonNullElse(headRef, "");
      baseRef = Objects.requireNonNullElse(baseRef, "");
    }
  }

  boolean pull() {
    return data.id > 0 && (type.equals("pull") || data.type.equals("pull"));
  }
}
