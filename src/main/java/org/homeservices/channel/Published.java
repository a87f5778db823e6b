package org.homeservices.channel;

/**
 * Where an entry stands in its group's history.
 *
 * @param position the entry's own position
 * @param id the entry's name: that of the first publication where this one was a repeat
 * @param repeated whether an entry of the same key stood there already; then nothing was sent
 */
public record Published(StreamPosition position, String id, boolean repeated) {}
