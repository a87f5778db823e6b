/**
 * The deployment check: finds out whether what the settings name is there and fit for its work, and
 * tells it in a table or as JSON. Knows no settings and no server; what it looks at is handed in.
 * May call channel, cache, ratelimit and knowledge, whose contracts it tries.
 */
@NullMarked
package org.homeservices.check;

import org.jspecify.annotations.NullMarked;
