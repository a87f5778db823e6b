package org.homeservices.web.widget;

/** How long caches may keep a file. */
enum CachePolicy {
  /** Its address changes with its content. */
  FOREVER("public, max-age=31536000, immutable"),
  /** Its address stays: a page that comes again within minutes does not ask. */
  SHORTLY("public, max-age=300"),
  /** It stands in for one that is not here. */
  NEVER("no-store");

  private final String header;

  CachePolicy(String header) {
    this.header = header;
  }

  /** The value of Cache-Control. */
  String header() {
    return header;
  }
}
