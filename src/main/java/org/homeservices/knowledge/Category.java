package org.homeservices.knowledge;

/** What an article is about. */
public enum Category {
  /** A service of the company and its prices. */
  SERVICE,
  /** A question that many ask. */
  FAQ,
  /** Where to find something on the site. */
  NAVIGATION,
  /** A rule or a right. */
  POLICY,
  /** Something that does not work. */
  TROUBLESHOOTING
}
