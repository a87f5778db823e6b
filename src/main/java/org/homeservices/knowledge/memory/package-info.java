/** Articles, and what they cannot answer, in the memory of this node. */
@NullMarked
package org.homeservices.knowledge.memory;

import org.jspecify.annotations.NullMarked;
