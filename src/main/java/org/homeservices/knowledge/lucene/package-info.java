/** The knowledge base as Lucene indexes in memory, one for each language. */
@NullMarked
package org.homeservices.knowledge.lucene;

import org.jspecify.annotations.NullMarked;
