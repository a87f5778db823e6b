/**
 * Runs work in transactions on one relational database, off the caller's thread, and says which
 * node does what only one may do. Calls nobody.
 */
@NullMarked
package org.homeservices.database;

import org.jspecify.annotations.NullMarked;
