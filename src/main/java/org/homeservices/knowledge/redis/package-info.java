/** What the base cannot answer, for all nodes together on Redis. */
@NullMarked
package org.homeservices.knowledge.redis;

import org.jspecify.annotations.NullMarked;
