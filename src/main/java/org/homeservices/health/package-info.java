/** Asks the rooms below whether they live. May call channel and knowledge. */
@NullMarked
package org.homeservices.health;

import org.jspecify.annotations.NullMarked;
