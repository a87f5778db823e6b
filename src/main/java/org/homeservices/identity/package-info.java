/**
 * Knows the users of the host site by the tokens that it signs for them, each of which counts once.
 * Nothing that a browser claims of itself is believed. Calls nobody.
 */
@NullMarked
package org.homeservices.identity;

import org.jspecify.annotations.NullMarked;
