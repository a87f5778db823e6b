/** Answers as JSON. */
@NullMarked
package org.homeservices.assistant.json;

import org.jspecify.annotations.NullMarked;
