package org.homeservices.assistant.guard;

/**
 * What must not leave a model.
 *
 * @param canary of its prompts
 * @param rules the text of its instructions; facts that it may repeat are no part of it
 * @param links where it may lead somebody
 */
public record GuardRules(Canary canary, String rules, LinkRules links) {}
