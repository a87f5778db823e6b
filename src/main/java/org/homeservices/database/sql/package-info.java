/** A database reached by JDBC: its pool, its schema and its persistence unit. */
@NullMarked
package org.homeservices.database.sql;

import org.jspecify.annotations.NullMarked;
