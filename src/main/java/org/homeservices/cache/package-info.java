/**
 * Returns an earlier value, or lets exactly one caller in the cluster compute it. Knows neither
 * what the values mean nor who asks; never holds a question in clear. Calls nobody; its {@code
 * redis} floor may call crypto.
 */
@NullMarked
package org.homeservices.cache;

import org.jspecify.annotations.NullMarked;
