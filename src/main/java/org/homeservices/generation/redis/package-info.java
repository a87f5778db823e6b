/** Texts that are written on one node of a cluster and followed on all, by a log in Redis. */
@NullMarked
package org.homeservices.generation.redis;

import org.jspecify.annotations.NullMarked;
