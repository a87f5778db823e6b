/**
 * Tells the story of a message: publish, answer, publish. Knows no JSON and no socket. May call
 * conversation, assistant and channel.
 */
@NullMarked
package org.homeservices.chat;

import org.jspecify.annotations.NullMarked;
