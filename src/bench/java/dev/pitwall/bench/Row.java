package dev.pitwall.bench;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param measured the figure, with its unit
 * @param detail what it is made of
 * @param target what it should be; empty when nothing is promised
 */
record Row(String what, String measured, String target, String verdict, String detail) {

  static Row atLeast(String what, double ratio, double least, String detail) {
    return ratio(what, ratio, "≥ " + least, ratio >= least, detail);
  }

  static Row atMost(String what, double ratio, double most, String detail) {
    return ratio(what, ratio, "≤ " + most, ratio <= most, detail);
  }

  static Row figure(String what, String measured, String target, boolean met, String detail) {
    return new Row(what, measured, target, target.isEmpty() ? "" : met ? "met" : "missed", detail);
  }

  static Row notMeasured(String what, String reason) {
    return new Row(what, "–", "", "not measured", reason);
  }

  private static Row ratio(String what, double ratio, String target, boolean met, String detail) {
    return figure(what, String.format(Locale.ROOT, "%.2f ×", ratio), target, met, detail);
  }
}
