package org.homeservices.web.socket;

import java.util.concurrent.Executor;
import org.homeservices.chat.ChatRoom;
import org.homeservices.web.ConversationTokens;
import org.homeservices.web.OriginPolicy;
import org.homeservices.web.WebSettings;

/**
 * What every socket works with.
 *
 * @param executor does what may block
 */
public record SocketDesk(
    ChatRoom room,
    ConversationTokens tokens,
    OriginPolicy origins,
    SocketLimits limits,
    WebSettings settings,
    Executor executor) {}
