/**
 * Turns a question into a streamed answer. Never fails: at worst it says what it can do instead.
 * Which answers may serve others, and under which keys, is judged in {@code reuse}. May call
 * knowledge.
 */
@NullMarked
package org.homeservices.assistant;

import org.jspecify.annotations.NullMarked;
