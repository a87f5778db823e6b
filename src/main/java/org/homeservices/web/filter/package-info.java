/**
 * What every HTTP exchange gets: security headers, the visitor's address, the Origin rule for the
 * API, whole bodies, and no way to what the server opens beside the application.
 */
@NullMarked
package org.homeservices.web.filter;

import org.jspecify.annotations.NullMarked;
