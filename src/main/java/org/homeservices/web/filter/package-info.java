/**
 * What every HTTP exchange gets: security headers, the visitor's address, and the Origin rule for
 * the API.
 */
@NullMarked
package org.homeservices.web.filter;

import org.jspecify.annotations.NullMarked;
