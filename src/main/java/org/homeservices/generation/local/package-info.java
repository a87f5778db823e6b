/** A text that is written, and who follows it, on one node: common ground of the floors. */
@NullMarked
package org.homeservices.generation.local;

import org.jspecify.annotations.NullMarked;
