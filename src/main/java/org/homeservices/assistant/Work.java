package org.homeservices.assistant;

/**
 * What a model did for an answer.
 *
 * @param model its name
 */
public record Work(String model, Usage usage) {}
