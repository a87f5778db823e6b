/**
 * What a visitor's frames do, and what the visitor is told: the same for every edge that carries
 * frames. Knows no transport.
 */
@NullMarked
package org.homeservices.web.frame;

import org.jspecify.annotations.NullMarked;
