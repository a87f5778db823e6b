/** Articles and all their versions, in a relational database. */
@NullMarked
package org.homeservices.knowledge.jpa;

import org.jspecify.annotations.NullMarked;
