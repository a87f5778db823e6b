/** Texts that are written and followed on this node alone. */
@NullMarked
package org.homeservices.generation.memory;

import org.jspecify.annotations.NullMarked;
