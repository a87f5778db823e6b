/**
 * Common ground of the cache's floors: everything but where entries are kept. Known to them, and to
 * nobody else.
 */
@NullMarked
package org.homeservices.cache.local;

import org.jspecify.annotations.NullMarked;
