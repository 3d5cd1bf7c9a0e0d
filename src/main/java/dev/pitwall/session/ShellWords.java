package dev.pitwall.session;

import java.util.ArrayList;
import java.util.List;

/** Splits a shell line into commands and their words, as far as quotes and separators go. */
final class ShellWords {
  /** Longer lines are scripts; their beginning says what they are. */
  private static final int MOST = 2_000;

  private final List<List<String>> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote;

  private ShellWords() {}

  static List<List<String>> split(String line) {
    var reader = new ShellWords();
    var text = line.substring(0, Math.min(line.length(), MOST));
    for (int i = 0; i < text.length(); i++) {
      char next = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
      if (text.charAt(i) == '\\' && reader.quote != '\'') {
        reader.escaped(next);
        i++;
      } else {
        reader.take(text.charAt(i), next);
      }
    }
    reader.endCommand();
    return reader.commands;
  }

  private void escaped(char c) {
    // A line that goes on below.
    if (c != '\n') {
      word.append(c);
      inWord = true;
    }
  }

  private void take(char c, char next) {
    if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    } else if (c == '\'' || c == '"') {
      quote = c;
      inWord = true;
    } else if (separates(c, next)) {
      endCommand();
    } else if (Character.isWhitespace(c)) {
      endWord();
    } else {
      word.append(c);
      inWord = true;
    }
  }

  /** {@code &} of {@code 2>&1} and {@code &>} is none. */
  private boolean separates(char c, char next) {
    return switch (c) {
      case '\n', ';', '|' -> true;
      case '&' -> next != '>' && (word.isEmpty() || word.charAt(word.length() - 1) != '>');
      default -> false;
    };
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private void endCommand() {
    endWord();
    if (!words.isEmpty()) {
      commands.add(words);
      words = new ArrayList<>();
    }
  }
}
