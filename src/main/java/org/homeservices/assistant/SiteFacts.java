package org.homeservices.assistant;

/**
 * What the assistant may say of the company; an empty text is a fact that the owner has not given.
 *
 * @param assistantName how it calls itself
 * @param demonstration whether the site is the built-in demonstration page
 */
public record SiteFacts(
    String assistantName,
    String siteName,
    String siteUrl,
    String supportEmail,
    String supportPhone,
    String supportHours,
    boolean demonstration) {}
