package org.homeservices.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeservices.knowledge.Article.Action;

/** Where people can be reached, as far as the owner has said. Never names a way without one. */
final class Contact {
  private final SiteFacts site;

  Contact(SiteFacts site) {
    this.site = site;
  }

  /** The ways in Markdown; where there is none, that there is none. */
  String text(Locale locale) {
    if (site.supportEmail().isBlank() && site.supportPhone().isBlank()) {
      return Texts.of(locale, "contact.unknown") + hours(locale);
    }
    return Texts.of(locale, "contact.reach")
        + line(locale, "contact.email", link(site.supportEmail(), mail()))
        + line(locale, "contact.phone", link(site.supportPhone(), call()))
        + line(locale, "contact.hours-item", site.supportHours());
  }

  /** When somebody is there, as a paragraph of its own; empty where that is not known. */
  String hours(Locale locale) {
    return line(locale, "contact.hours", site.supportHours());
  }

  /** The ways as links. */
  List<Action> actions(Locale locale) {
    List<Action> actions = new ArrayList<>();
    offer(actions, locale, "action.email", mail());
    offer(actions, locale, "action.phone", call());
    if (site.demonstration()) {
      offer(actions, locale, "action.contact", "/#contact");
    } else if (actions.isEmpty()) {
      offer(actions, locale, "action.site", site.siteUrl());
    }
    return actions;
  }

  /** Adds a link, where it leads anywhere. */
  static void offer(List<Action> actions, Locale locale, String label, String url) {
    if (!url.isBlank()) {
      actions.add(new Action(Texts.of(locale, label), url));
    }
  }

  /** Writes to somebody; empty where there is no address. */
  String mail() {
    return prefixed("mailto:", site.supportEmail().strip());
  }

  /** Calls somebody; empty where there is no number. */
  String call() {
    return prefixed("tel:", site.supportPhone().replaceAll("[^+0-9]", ""));
  }

  private static String prefixed(String scheme, String address) {
    return address.isEmpty() ? "" : scheme + address;
  }

  /** A telephone number may be words alone ("0800-CASA-BOA"); those cannot be called by a link. */
  private static String link(String shown, String url) {
    return url.isEmpty() ? shown : "[%s](%s)".formatted(shown.strip(), url);
  }

  private static String line(Locale locale, String key, String value) {
    return value.isBlank() ? "" : Texts.of(locale, key, "value", value.strip());
  }
}
