package dev.pitwall.sandbox.agent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything the agent can play, and which of it a prompt asks for. */
final class Scripts {
  /** Answers nothing at all, not even {@code initialize}. */
  static final String MUTE = "mute";

  private static final Pattern TAG = Pattern.compile("\\[([a-z-]+)\\]");
  private static final Pattern ASKING = Pattern.compile("\\bmigrat(e|es|ed|ion|ions)\\b");
  private static final Map<String, Script> BY_NAME = byName();

  private Scripts() {}

  private static Map<String, Script> byName() {
    var scripts = new LinkedHashMap<String, Script>();
    scripts.put("fix", new Fix());
    scripts.put("ask", new Ask());
    scripts.put("fail", new Fail());
    scripts.put("refuse", new Refuse());
    scripts.put("hang", new Hang());
    scripts.put("ignore-cancel", new IgnoreCancel());
    scripts.put("die", new Die());
    scripts.put("junk", new Junk());
    scripts.put("flood", new Flood());
    scripts.put("unknown", new Unknown());
    scripts.put("hostile", new Hostile());
    return scripts;
  }

  static List<String> names() {
    var names = new java.util.ArrayList<>(BY_NAME.keySet());
    names.add(MUTE);
    return List.copyOf(names);
  }

  /** The named one; else the one that the prompt names in brackets or in its words; else fix. */
  static Script choose(@Nullable String named, String prompt) {
    var script = BY_NAME.get(named == null ? asked(prompt) : named);
    return script == null ? new Fix() : script;
  }

  private static String asked(String prompt) {
    var words = prompt.toLowerCase(Locale.ROOT);
    var tag = TAG.matcher(words);
    while (tag.find()) {
      if (BY_NAME.containsKey(tag.group(1))) {
        return tag.group(1);
      }
    }
    return ASKING.matcher(words).find() ? "ask" : "fix";
  }
}
