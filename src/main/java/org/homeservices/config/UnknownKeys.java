package org.homeservices.config;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds keys that look like ours and are none: a slip of the pen would otherwise go unnoticed. */
final class UnknownKeys {
  private static final Pattern OURS =
      Pattern.compile(
          "(ADMIN|ALLOWED|ANSWER|ASSISTANT|CACHE|CHANNEL|CHAT|DB|HANDOVER|IDENTITY|KNOWLEDGE"
              + "|OPENAI|REDIS|SECRET|SITE|SUPPORT)_[A-Z0-9_]+"
              + "|APP_ENV|CLIENT_IP_HEADER|TRUSTED_PROXIES|USE_REDIS");
  private static final int MOST_EDITS = 3;

  private UnknownKeys() {}

  /** One sentence for each, naming the nearest known key where one is near. */
  static List<String> warnings(Set<String> names, Set<String> known) {
    return names.stream()
        .filter(name -> OURS.matcher(name).matches() && !known.contains(name))
        .sorted()
        .map(name -> warning(name, known))
        .toList();
  }

  private static String warning(String name, Set<String> known) {
    String unused = "unknown setting " + name + " is not used";
    return known.stream()
        .filter(key -> edits(name, key) <= MOST_EDITS)
        .min(Comparator.<String>comparingInt(key -> edits(name, key)).thenComparing(key -> key))
        .map(nearest -> unused + "; did you mean " + nearest + "?")
        .orElse(unused + " by this version");
  }

  /** Levenshtein's distance: how many letters must be added, dropped or changed. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
