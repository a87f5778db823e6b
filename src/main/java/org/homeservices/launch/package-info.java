/** Runs a server around the WAR in the foreground, for development. May call config. */
@NullMarked
package org.homeservices.launch;

import org.jspecify.annotations.NullMarked;
