/**
 * What the HTTP and WebSocket edges share: frames, codes, tokens, origins, addresses, texts. Knows
 * no channel and no model. May call chat, conversation, ratelimit, health, crypto, and knowledge
 * for what the owner asks.
 */
@NullMarked
package org.homeservices.web;

import org.jspecify.annotations.NullMarked;
