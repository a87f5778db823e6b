package org.homeservices.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeservices.knowledge.Article.Action;

/** What the assistant says when it found nothing: what it can do, and where people help. */
final class FallbackAnswers {
  private final SiteFacts site;

  FallbackAnswers(SiteFacts site) {
    this.site = site;
  }

  Answer in(Locale locale) {
    return new Answer(Texts.of(locale, "fallback"), Origin.FALLBACK, List.of(), actions(locale));
  }

  private List<Action> actions(Locale locale) {
    List<Action> actions = new ArrayList<>();
    offer(actions, locale, "action.site", "", site.siteUrl());
    offer(actions, locale, "action.email", "mailto:", site.supportEmail());
    offer(actions, locale, "action.phone", "tel:", site.supportPhone().replaceAll("[^+0-9]", ""));
    if (site.demonstration()) {
      offer(actions, locale, "action.services", "/#", "services");
      offer(actions, locale, "action.help", "/#", "help");
      offer(actions, locale, "action.contact", "/#", "contact");
    }
    return actions;
  }

  private static void offer(
      List<Action> actions, Locale locale, String label, String scheme, String address) {
    if (!address.isEmpty()) {
      actions.add(new Action(Texts.of(locale, label), scheme + address));
    }
  }
}
