package org.homeservices.assistant.reuse;

import java.util.EnumSet;
import java.util.Set;

/**
 * Under which a question is asked.
 *
 * @param pageClass what kind of page the visitor is on, as far as the prompt says it
 * @param personal what the prompt says of the visitor
 * @param reasons what the caller knows that forbids sharing: an attachment, a dislike, a header
 */
public record Circumstances(
    Audience audience,
    String pageClass,
    History history,
    PersonalPart personal,
    Set<NoStore> reasons) {
  private static final String ANY_PAGE = "any";

  /** Copies the reasons. */
  public Circumstances {
    reasons = Set.copyOf(reasons);
  }

  /** A question that stands alone, on any page, in a prompt that knows nobody. */
  public static Circumstances of(Audience audience) {
    return new Circumstances(audience, ANY_PAGE, History.STANDALONE, PersonalPart.NONE, Set.of());
  }

  /** The same on a kind of page of which the prompt speaks. */
  public Circumstances on(String page) {
    return new Circumstances(audience, page, history, personal, reasons);
  }

  /** The same after what was said before. */
  public Circumstances after(History earlier) {
    return new Circumstances(audience, pageClass, earlier, personal, reasons);
  }

  /** The same with a prompt that knows the visitor. */
  public Circumstances with(PersonalPart known) {
    return new Circumstances(audience, pageClass, history, known, reasons);
  }

  /** The same with one more reason. */
  public Circumstances because(NoStore reason) {
    Set<NoStore> more = EnumSet.of(reason);
    more.addAll(reasons);
    return new Circumstances(audience, pageClass, history, personal, more);
  }
}
