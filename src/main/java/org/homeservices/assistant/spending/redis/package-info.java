/**
 * Money of a cluster: one budget for all nodes, in database 0 of Redis, where one script decides.
 * While Redis is away or slow each node goes by what it knows, and tells afterwards what it spent.
 */
@NullMarked
package org.homeservices.assistant.spending.redis;

import org.jspecify.annotations.NullMarked;
