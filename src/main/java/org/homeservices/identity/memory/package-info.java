/** Remembers shown tokens in the memory of one node. */
@NullMarked
package org.homeservices.identity.memory;

import org.jspecify.annotations.NullMarked;
