/**
 * Keeps articles and finds the passages that answer a question. Does not write answers. Calls
 * nobody.
 */
@NullMarked
package org.homeservices.knowledge;

import org.jspecify.annotations.NullMarked;
