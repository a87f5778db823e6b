package org.homeservices.assistant;

import org.homeservices.assistant.reuse.Finish;

/**
 * A text that a model has written to its end.
 *
 * @param finish how it ended
 * @param usage what it took, as the server says, or estimated where the server does not say
 * @param model the name of the model that wrote it
 */
public record Completion(Finish finish, Usage usage, String model) {}
