/** Looks at a Redis: its databases one by one, then what holds for the whole server. */
@NullMarked
package org.homeservices.check.redis;

import org.jspecify.annotations.NullMarked;
