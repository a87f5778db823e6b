/**
 * Turns a question into a streamed answer. Never fails: at worst it says what it can do instead.
 * May call knowledge.
 */
@NullMarked
package org.homeservices.assistant;

import org.jspecify.annotations.NullMarked;
