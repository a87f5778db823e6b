/**
 * Has one producer in the cluster write each text, and lets anyone follow it from its beginning:
 * who asks for what is being written already joins it, on any node; and where the node that writes
 * dies, another one writes. Knows nothing of what a text says. Calls nobody, but its {@code redis}
 * floor seals with crypto.
 */
@NullMarked
package org.homeservices.generation;

import org.jspecify.annotations.NullMarked;
