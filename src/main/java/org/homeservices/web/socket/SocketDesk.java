package org.homeservices.web.socket;

import java.util.concurrent.Executor;
import org.homeservices.web.OriginPolicy;
import org.homeservices.web.frame.VisitDesk;

/**
 * What every socket works with.
 *
 * @param sockets all that are open
 * @param limits of one socket
 * @param executor does what may block
 */
public record SocketDesk(
    VisitDesk visits,
    OriginPolicy origins,
    OpenSockets sockets,
    SocketLimits limits,
    Executor executor) {}
