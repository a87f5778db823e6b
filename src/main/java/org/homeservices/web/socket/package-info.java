/** The WebSocket edge: frames in, frames out, one writer for each socket. */
@NullMarked
package org.homeservices.web.socket;

import org.jspecify.annotations.NullMarked;
