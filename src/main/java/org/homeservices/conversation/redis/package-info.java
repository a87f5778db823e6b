/**
 * Conversations of a cluster until they have a database: one exists as long as its token verifies,
 * and Redis holds what has changed in it since.
 */
@NullMarked
package org.homeservices.conversation.redis;

import org.jspecify.annotations.NullMarked;
