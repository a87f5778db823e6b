package org.homeservices.assistant;

/**
 * What a language model is given.
 *
 * @param system rules, facts and passages
 * @param user the question
 */
public record Prompt(String system, String user) {}
