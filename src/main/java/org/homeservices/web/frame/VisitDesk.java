package org.homeservices.web.frame;

import org.homeservices.audit.Audit;
import org.homeservices.chat.ChatRoom;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.web.ConversationTokens;
import org.homeservices.web.WebSettings;

/**
 * What every visit works with.
 *
 * @param attendance of all who are connected
 * @param leases of how many there may be at once
 * @param rates how many there may be at once
 * @param maxLength of a message, in characters; told at the welcome
 */
public record VisitDesk(
    ChatRoom room,
    Attendance attendance,
    ConversationTokens tokens,
    Leases leases,
    RateLimitSettings rates,
    WebSettings settings,
    Audit audit,
    int maxLength) {}
