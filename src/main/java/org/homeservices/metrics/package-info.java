/**
 * Counts and measures what the other rooms do, for programs that watch a node. They know nothing of
 * it: it stands behind contracts of theirs, or reads what they count themselves. Their names are in
 * METRICS.md. A label never holds who somebody is, or which conversation it was. May call the rooms
 * that it watches.
 */
@NullMarked
package org.homeservices.metrics;

import org.jspecify.annotations.NullMarked;
