/**
 * The built WAR as a cluster on this machine, for whoever wants to see one: {@code mvn -Pcluster}.
 */
@NullMarked
package org.homeservices.cluster;

import org.jspecify.annotations.NullMarked;
