/**
 * Does to the built WAR, as a cluster under load, what goes wrong in production, and counts what
 * its clients get. No test runs it: {@code mvn -Pfaults} does. RELIABILITY.md says what it
 * measures.
 */
@NullMarked
package org.homeservices.faults;

import org.jspecify.annotations.NullMarked;
