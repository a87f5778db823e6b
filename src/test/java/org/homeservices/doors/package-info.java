/** What is thrown at the doors of a server, and what comes back. */
@NullMarked
package org.homeservices.doors;

import org.jspecify.annotations.NullMarked;
