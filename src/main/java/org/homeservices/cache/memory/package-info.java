/** Caches in the memory of one node: gone with it. For development and tests. */
@NullMarked
package org.homeservices.cache.memory;

import org.jspecify.annotations.NullMarked;
