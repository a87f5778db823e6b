package org.homeservices.web;

/** What this node has counted and measured, as programs that watch it read it. Thread-safe. */
@FunctionalInterface
public interface Figures {
  /** The media type of {@link #text()}. */
  String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** All of it now, in the text format of Prometheus. Takes some milliseconds, does not block. */
  String text();
}
