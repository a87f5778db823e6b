/**
 * What the base cannot answer, for all nodes together, and notices of changed articles, on Redis.
 */
@NullMarked
package org.homeservices.knowledge.redis;

import org.jspecify.annotations.NullMarked;
