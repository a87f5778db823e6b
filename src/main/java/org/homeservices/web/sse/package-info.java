/**
 * The edge of Server-Sent Events: what a socket would get, as a stream (WHATWG HTML §9.2). No
 * thread is held for a stream, and no write blocks.
 */
@NullMarked
package org.homeservices.web.sse;

import org.jspecify.annotations.NullMarked;
