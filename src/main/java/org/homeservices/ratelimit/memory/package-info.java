/** Limits of one node, in its memory: where there is no Redis, and while there is none. */
@NullMarked
package org.homeservices.ratelimit.memory;

import org.jspecify.annotations.NullMarked;
