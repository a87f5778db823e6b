package org.homeservices.assistant;

import java.util.Locale;

/**
 * What a visitor asks.
 *
 * @param text as typed
 * @param locale the conversation's language; the answer follows the question's own where that shows
 */
public record Question(String text, Locale locale) {}
