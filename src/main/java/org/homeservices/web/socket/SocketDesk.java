package org.homeservices.web.socket;

import java.util.concurrent.Executor;
import org.homeservices.chat.ChatRoom;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.web.ConversationTokens;
import org.homeservices.web.OriginPolicy;
import org.homeservices.web.WebSettings;

/**
 * What every socket works with.
 *
 * @param limits of one socket
 * @param leases of how many there may be
 * @param rates how many there may be
 * @param executor does what may block
 */
public record SocketDesk(
    ChatRoom room,
    ConversationTokens tokens,
    OriginPolicy origins,
    SocketLimits limits,
    Leases leases,
    RateLimitSettings rates,
    WebSettings settings,
    Executor executor) {}
