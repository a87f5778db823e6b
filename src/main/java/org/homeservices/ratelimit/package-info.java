/**
 * Says whether something may be done now, or for how long not: token buckets, and places of which a
 * holder has so many. Knows neither visitors nor addresses, only keys. Calls nobody.
 */
@NullMarked
package org.homeservices.ratelimit;

import org.jspecify.annotations.NullMarked;
