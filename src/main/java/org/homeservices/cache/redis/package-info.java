/**
 * Caches of a cluster in databases of Redis of their own, with a few entries nearby in each node's
 * memory. May call crypto, to seal what leaves the node.
 */
@NullMarked
package org.homeservices.cache.redis;

import org.jspecify.annotations.NullMarked;
