package org.homeservices.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homeservices.assistant.manners.Courtesy;
import org.homeservices.assistant.manners.Intent;
import org.homeservices.assistant.manners.Mood;
import org.homeservices.knowledge.Article.Action;

/**
 * What the assistant says without asking anybody: courtesies, the offer of a person, and what it
 * can do where it found nothing. Says only what the owner has told of the company. Thread-safe.
 */
final class SetAnswers {
  private final SiteFacts site;
  private final Contact contact;

  SetAnswers(SiteFacts site) {
    this.site = site;
    this.contact = new Contact(site);
  }

  /** Returns a courtesy, in the language in which it was said. */
  Answer to(Courtesy courtesy) {
    Locale locale = courtesy.language();
    return switch (courtesy.kind()) {
      case GREETING -> rule(Texts.of(locale, "greeting", "assistant", site.assistantName()));
      case THANKS -> rule(Texts.of(locale, "thanks"));
      case GOODBYE -> rule(Texts.of(locale, "goodbye"));
    };
  }

  /** Offers a person to whom needs one; empty for whom does not. */
  Optional<Answer> to(Mood mood, Locale locale) {
    return switch (mood) {
      case CALM -> Optional.empty();
      case UPSET -> Optional.of(withContact("upset", locale));
      case WANTS_PERSON -> Optional.of(withContact("person", locale));
    };
  }

  /** What is said where nothing was found: by what seems to be wanted, else what can be asked. */
  Answer toUnknown(String question, Locale locale) {
    return Intent.of(question).map(intent -> to(intent, locale)).orElseGet(() -> fallback(locale));
  }

  /** Shows the way to what is wanted. */
  Answer to(Intent intent, Locale locale) {
    String text = Texts.of(locale, Way.to(intent).text(), "contact", contact.text(locale));
    return new Answer(
        Texts.of(locale, "intent", "text", text),
        Origin.FALLBACK,
        List.of(),
        actions(Way.to(intent), locale));
  }

  /** That nothing was found, and what can be asked instead. */
  Answer fallback(Locale locale) {
    List<Action> actions = new ArrayList<>();
    Contact.offer(actions, locale, "action.site", site.siteUrl());
    Contact.offer(actions, locale, "action.email", contact.mail());
    Contact.offer(actions, locale, "action.phone", contact.call());
    if (site.demonstration()) {
      Contact.offer(actions, locale, "action.services", "/#services");
      Contact.offer(actions, locale, "action.help", "/#help");
      Contact.offer(actions, locale, "action.contact", "/#contact");
    }
    return new Answer(Texts.of(locale, "fallback"), Origin.FALLBACK, List.of(), actions);
  }

  /** How a person can be reached. */
  Answer contact(Locale locale) {
    return withContact("contact", locale);
  }

  /** That a person has been called, and that an e-mail address would help. */
  Answer called(Locale locale) {
    return human(Texts.of(locale, "called", "hours", contact.hours(locale)), List.of());
  }

  /** That somebody will write to the e-mail address that the visitor has left. */
  Answer addressTaken(Locale locale) {
    return human(Texts.of(locale, "address-taken"), List.of());
  }

  /** That nobody could be called, and how a person can be reached instead. */
  Answer nobodyCame(Locale locale) {
    return withContact("nobody-came", locale);
  }

  private List<Action> actions(Way way, Locale locale) {
    List<Action> actions = new ArrayList<>();
    if (site.demonstration()) {
      Contact.offer(actions, locale, way.label(), way.url());
    } else {
      Contact.offer(actions, locale, "action.site", site.siteUrl());
    }
    contact.actions(locale).stream()
        .filter(action -> actions.stream().noneMatch(has -> has.url().equals(action.url())))
        .forEach(actions::add);
    return actions;
  }

  private Answer withContact(String key, Locale locale) {
    String text = Texts.of(locale, key, "contact", contact.text(locale));
    return human(text, contact.actions(locale));
  }

  private static Answer human(String text, List<Action> actions) {
    return new Answer(text, Origin.HUMAN, List.of(), actions);
  }

  private static Answer rule(String text) {
    return new Answer(text, Origin.RULE, List.of(), List.of());
  }

  /**
   * Where an intent leads.
   *
   * @param label of the link
   * @param url on the page of the demonstration
   */
  private record Way(String text, String label, String url) {
    static Way to(Intent intent) {
      return switch (intent) {
        case FIND_SERVICE -> new Way("intent.find-service", "action.services", "/#services");
        case PRICE -> new Way("intent.price", "action.services", "/#services");
        case ORDER -> new Way("intent.order", "action.orders", "/#orders");
        case PAYMENT -> new Way("intent.payment", "action.payments", "/#payments");
        case ACCOUNT -> new Way("intent.account", "action.account", "/#account");
        case PROVIDER -> new Way("intent.provider", "action.providers", "/#providers");
        case SITE -> new Way("intent.site", "action.help", "/#help");
        case COMPLAINT -> new Way("intent.complaint", "action.contact", "/#contact");
      };
    }
  }
}
