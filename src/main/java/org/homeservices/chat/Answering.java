package org.homeservices.chat;

import org.homeservices.assistant.AnswerCodec;
import org.homeservices.assistant.Assistant;
import org.homeservices.generation.Generations;
import org.homeservices.generation.Register;

/**
 * What answers are written with.
 *
 * @param codec for answers on their way between nodes
 * @param generations where they are written, and followed
 * @param register of those that are being written
 */
public record Answering(
    Assistant assistant, AnswerCodec codec, Generations generations, Register register) {}
