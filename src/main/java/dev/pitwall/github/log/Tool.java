package dev.pitwall.github.log;

import dev.pitwall.session.Activity;
import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.LogEntry.ToolKind;
import java.util.List;

/**
 * A tool as it is called.
 *
 * @param text what is told, where it is not a call that is
 * @param planned the changes it is told to make; it may fail to
 */
record Tool(
    Sort sort,
    ToolKind kind,
    String title,
    String command,
    List<String> paths,
    List<FileChange> planned,
    String text) {

  /** What its call is in a log. */
  enum Sort {
    CALL,
    SETUP,
    PROGRESS,
    THOUGHT,
    /** The agent's talk with its surroundings, shown otherwise or of no interest. */
    HIDDEN
  }

  static Tool call(ToolKind kind, String title, String command, List<String> paths) {
    return new Tool(Sort.CALL, kind, title, command, paths, List.of(), "");
  }

  static Tool edit(ToolKind kind, String title, List<String> paths, List<FileChange> planned) {
    return new Tool(Sort.CALL, kind, title, "", paths, planned, "");
  }

  static Tool telling(Sort sort, String title, String text) {
    return new Tool(sort, ToolKind.OTHER, title, "", List.of(), List.of(), text);
  }

  boolean edits() {
    return kind == ToolKind.EDIT || kind == ToolKind.DELETE || kind == ToolKind.MOVE;
  }

  String activity() {
    return switch (sort) {
      case CALL -> Activity.of(kind, title, command, paths);
      case SETUP -> "preparing";
      case PROGRESS -> "reporting progress";
      case THOUGHT -> Activity.THINKING;
      case HIDDEN -> "";
    };
  }
}
