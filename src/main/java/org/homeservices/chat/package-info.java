/**
 * Tells the story of a message: limit, publish, answer, publish. Knows no JSON and no socket. May
 * call conversation, assistant, channel and ratelimit.
 */
@NullMarked
package org.homeservices.chat;

import org.jspecify.annotations.NullMarked;
