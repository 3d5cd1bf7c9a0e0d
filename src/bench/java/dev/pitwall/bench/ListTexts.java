package dev.pitwall.bench;

import dev.pitwall.store.ManySessions;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people type after {@code /agents list}: filters that match much, little and nothing. */
final class ListTexts {
  private ListTexts() {}

  /** By what each one is. */
  static Map<String, String> all() {
    var texts = new LinkedHashMap<String, String>();
    texts.put("(no filter)", "");
    texts.put("running", "running");
    texts.put("waiting", "waiting");
    texts.put("done", "done");
    texts.put("failed", "failed");
    texts.put("mine", "mine");
    texts.put("repo: the busiest", repo(0));
    texts.put("repo: a quiet one", repo(190));
    texts.put("by: a quiet one", by(480));
    texts.put("failed repo: by:", "failed " + repo(3) + " " + by(5));
    texts.put("repo: by: (quiet, seldom together)", repo(150) + " " + by(400));
    texts.put("a frequent word", words(0));
    texts.put("a rare word", words(19_000));
    texts.put("a single session's word", "pw 742");
    texts.put("two frequent words", words(1, 4));
    texts.put("two words, seldom together", words(300, 420));
    texts.put("three words", words(20, 30, 50));
    texts.put("two letters", "bo");
    texts.put("one letter and a rare word", "b " + words(15_000));
    texts.put("failed repo: two words", "failed " + repo(2) + " " + words(3, 60));
    texts.put("done by: a word", "done " + by(20) + " " + words(90));
    texts.put("running repo: a word", "running " + repo(0) + " " + words(1));
    texts.put("a word that is nowhere", "zebra");
    return texts;
  }

  private static String repo(int rank) {
    return "repo:" + ManySessions.repository(rank).fullName();
  }

  private static String by(int rank) {
    return "by:<@" + ManySessions.person(rank).id() + ">";
  }

  private static String words(int... ranks) {
    var words = new StringBuilder();
    for (int rank : ranks) {
      words.append(words.isEmpty() ? "" : " ").append(ManySessions.word(rank));
    }
    return words.toString();
  }
}
