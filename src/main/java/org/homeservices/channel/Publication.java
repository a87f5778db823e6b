package org.homeservices.channel;

/**
 * An entry for a group's history.
 *
 * @param id the entry's own name
 * @param key what makes it the same entry when it is published again: a repeat is not stored twice
 * @param text what members receive
 */
public record Publication(String id, String key, String text) {}
