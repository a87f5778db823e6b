/**
 * Limits of a cluster: buckets and places live in database 0 of Redis, and one script decides.
 * While Redis is away or slow each node limits by itself.
 */
@NullMarked
package org.homeservices.ratelimit.redis;

import org.jspecify.annotations.NullMarked;
