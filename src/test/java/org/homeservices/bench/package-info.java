/**
 * Measures the built WAR as a cluster: servers and a Redis in processes of their own, and a load
 * client in another, so that each one's processor time is known. No test runs it: {@code mvn
 * -Pbench} does.
 */
@NullMarked
package org.homeservices.bench;

import org.jspecify.annotations.NullMarked;
