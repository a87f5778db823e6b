/** The HTTP edge: JAX-RS resources and their problem details (RFC 9457). */
@NullMarked
package org.homeservices.web.rest;

import org.jspecify.annotations.NullMarked;
