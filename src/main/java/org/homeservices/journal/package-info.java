/**
 * Which request a line of the log belongs to, and the form of the lines. The trace of a request is
 * that of W3C Trace Context. Calls nobody.
 */
@NullMarked
package org.homeservices.journal;

import org.jspecify.annotations.NullMarked;
