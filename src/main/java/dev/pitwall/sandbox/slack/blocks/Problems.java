package dev.pitwall.sandbox.slack.blocks;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with one payload, in the order it was found. */
final class Problems {
  private final List<String> found = new ArrayList<>();

  void add(String what, String pointer) {
    found.add(what + " [json-pointer:" + pointer + "]");
  }

  List<String> found() {
    return List.copyOf(found);
  }
}
