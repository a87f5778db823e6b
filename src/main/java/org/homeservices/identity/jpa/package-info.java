/** Remembers shown tokens in a database, for all nodes. */
@NullMarked
package org.homeservices.identity.jpa;

import org.jspecify.annotations.NullMarked;
