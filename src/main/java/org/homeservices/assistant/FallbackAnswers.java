package org.homeservices.assistant;

import java.util.Locale;

/** What the assistant says when it found nothing: what it can do, and where people help. */
final class FallbackAnswers {
  private final SetAnswers answers;

  FallbackAnswers(SiteFacts site) {
    this.answers = new SetAnswers(site);
  }

  Answer in(Locale locale) {
    return answers.fallback(locale);
  }
}
