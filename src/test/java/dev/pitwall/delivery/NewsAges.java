package dev.pitwall.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How many seconds each piece of news waited until anything in Slack showed it or a later one. */
final class NewsAges {
  private static final Pattern NEWS = Pattern.compile("Task (\\d+): in_progress step (\\d+)");

  private final Map<Integer, List<Integer>> waiting = new HashMap<>();
  private final List<Integer> ages = new ArrayList<>();

  /** A card's news of a second, each with a higher number. */
  void told(int card, int second) {
    waiting.computeIfAbsent(card, _ -> new ArrayList<>()).add(second);
  }

  /** A message of {@link PlainRenderer}'s, as it is in a second. */
  void seen(String text, int now) {
    var news = NEWS.matcher(text);
    while (news.find()) {
      int card = Integer.parseInt(news.group(1));
      int shown = Integer.parseInt(news.group(2));
      waiting.getOrDefault(card, List.of()).stream()
          .filter(second -> second <= shown)
          .forEach(second -> ages.add(now - second));
      waiting.getOrDefault(card, new ArrayList<>()).removeIf(second -> second <= shown);
    }
  }

  int ninetyNineOfAHundred(int now) {
    var all = new ArrayList<>(ages);
    waiting.values().forEach(seconds -> seconds.forEach(second -> all.add(now - second)));
    Collections.sort(all);
    return all.get((int) Math.ceil(0.99 * all.size()) - 1);
  }
}
