package org.homeservices.channel;

/**
 * An entry that a history had, and may have lost.
 *
 * @param epoch in which it was numbered
 * @param seq its place
 * @param id its own name
 * @param key what makes it the same entry when it is published again
 * @param text what members received
 */
public record LostEntry(String epoch, long seq, String id, String key, String text) {}
