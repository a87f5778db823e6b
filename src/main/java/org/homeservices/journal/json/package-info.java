/** Lines of the log as JSON objects. */
@NullMarked
package org.homeservices.journal.json;

import org.jspecify.annotations.NullMarked;
