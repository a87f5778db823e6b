/**
 * Carries envelopes to the members of named groups, in order, and remembers recent ones so that a
 * reader who was away gets exactly what it missed. Knows nothing of what an envelope says. Calls
 * nobody.
 */
@NullMarked
package org.homeservices.channel;

import org.jspecify.annotations.NullMarked;
