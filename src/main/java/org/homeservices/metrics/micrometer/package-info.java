/** Meters of Micrometer, and their text for Prometheus. */
@NullMarked
package org.homeservices.metrics.micrometer;

import org.jspecify.annotations.NullMarked;
