/** Picks implementations and hands them to CDI. May call everything; nobody calls it. */
@NullMarked
package org.homeservices.wiring;

import org.jspecify.annotations.NullMarked;
