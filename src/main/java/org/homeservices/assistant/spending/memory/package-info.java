/** Money of one node, in its memory: gone when the node ends. */
@NullMarked
package org.homeservices.assistant.spending.memory;

import org.jspecify.annotations.NullMarked;
