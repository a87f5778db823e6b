package org.homeservices.assistant.guard;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes addresses that stand bare in a text out of it, unless they may be there. */
final class BareLinks {
  private static final String SCHEME = "[a-z][a-z0-9+.-]{0,20}:[/\\\\]{2}";
  private static final String OTHER_SCHEME =
      "(?<![\\p{L}\\p{N}])(?:(?:javascript|vbscript|mailto|tel|sms|whatsapp|blob|file|intent|https?"
          + "|hxxps?|ftp):(?=\\S)|data:(?=[a-z]+/|[;,]))";
  private static final String NO_SCHEME = "(?<![\\w:/\\\\])[/\\\\]{2}(?=[\\w-]+\\.)";
  private static final String HOST =
      "(?<![\\p{L}\\p{N}@._-])(?:www\\d?\\.(?=\\w)|(?:[a-z0-9-]+\\.)+(?:com|net|org|br|io|co|app|dev"
          + "|info|biz|site|online|shop|store|xyz|ru|cn|tk|me|ly|link|click|top|live|page|example"
          + "|es|pt|mx|ar|us|uk)(?![\\p{L}\\p{N}@_-]|\\.[\\p{L}\\p{N}]))";
  private static final Pattern START =
      Pattern.compile(SCHEME + "|" + OTHER_SCHEME + "|" + NO_SCHEME + "|" + HOST, CASE_INSENSITIVE);

  private static final Pattern AROUND_END = Pattern.compile("[.,;:!?*_~\"'`»”’…]*+$");

  private BareLinks() {}

  /** Where an address begins in a word; -1 where none does. */
  static int startIn(String word) {
    Matcher start = START.matcher(word);
    return start.find() ? start.start() : -1;
  }

  /** A word without the address in it. */
  static String allowedOf(String word, LinkRules rules) {
    int start = startIn(word);
    if (start < 0) {
      return word;
    }
    Matcher around = AROUND_END.matcher(word);
    int end = around.find(start) ? around.start() : word.length();
    boolean allowed = rules.allowsBare(word.substring(start, end));
    return allowed ? word : word.substring(0, start) + word.substring(end);
  }
}
