/**
 * Carries texts to named channels and groups on all nodes, in order; remembers the recent entries
 * of a group, so that a reader who was away gets exactly what it missed; and knows who is in a
 * group. Knows nothing of what a text says. Calls nobody, but its {@code redis} floor seals with
 * crypto.
 */
@NullMarked
package org.homeservices.channel;

import org.jspecify.annotations.NullMarked;
