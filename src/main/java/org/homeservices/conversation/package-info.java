/** Keeps conversations. Knows neither who reads them nor how they travel. Calls nobody. */
@NullMarked
package org.homeservices.conversation;

import org.jspecify.annotations.NullMarked;
