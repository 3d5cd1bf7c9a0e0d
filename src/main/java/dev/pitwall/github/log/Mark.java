package dev.pitwall.github.log;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a list was read that only grows, as a rule.
 *
 * @param count of what was read
 * @param print of all that was read, in its order
 * @param last prints of what was read last, the newest last: if the list was cut or written anew,
 *     they still say where to go on
 */
record Mark(long count, long print, List<Long> last) {
  static final Mark START = new Mark(0, 0, List.of());

  private static final int KEPT = 24;

  Mark {
    last = List.copyOf(last);
  }

  Mark after(List<Long> prints) {
    long all = print;
    for (long each : prints) {
      all = all * 31 + each;
    }
    var kept = new ArrayList<>(last);
    kept.addAll(prints.subList(Math.max(0, prints.size() - KEPT), prints.size()));
    return new Mark(
        count + prints.size(), all, kept.subList(Math.max(0, kept.size() - KEPT), kept.size()));
  }

  /**
   * Where a list goes on after what was read.
   *
   * @param index of what follows; the list's size when nothing does
   * @param certain whether everything before it, and nothing else, was read
   * @param mark this one, as it is in that list
   */
  record Place(int index, boolean certain, Mark mark) {}

  /** Where in the list what follows begins. */
  Place in(List<Long> prints) {
    if (count <= prints.size() && printOf(prints, (int) count) == print) {
      return new Place((int) count, true, this);
    }
    for (int i = prints.size() - 1; i >= 0; i--) {
      if (last.contains(prints.get(i))) {
        return found(i + 1, prints);
      }
    }
    // Nothing of it is known. What is longer than before has at least something new at its end.
    return new Place((int) Math.min(count, prints.size()), false, this);
  }

  /** Cut at its end, the list may yet come back as it was; cut elsewhere, it is what it is now. */
  private Place found(int index, List<Long> prints) {
    boolean newest = prints.get(index - 1).equals(last.getLast());
    return newest
        ? new Place(index, true, new Mark(index, printOf(prints, index), last))
        : new Place(index, false, this);
  }

  private static long printOf(List<Long> prints, int upTo) {
    long all = 0;
    for (int i = 0; i < upTo; i++) {
      all = all * 31 + prints.get(i);
    }
    return all;
  }

  /** A print of a text. */
  static long print(CharSequence text, int from, int to) {
    long print = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      print = (print ^ text.charAt(i)) * 0x100000001b3L;
    }
    return print;
  }

  static long print(String text) {
    return print(text, 0, text.length());
  }
}
