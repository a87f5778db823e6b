/** Deeds as lines of the logger {@code org.homeservices.audit}. */
@NullMarked
package org.homeservices.audit.log;

import org.jspecify.annotations.NullMarked;
