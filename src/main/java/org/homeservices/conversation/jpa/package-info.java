/**
 * Conversations and their messages in SQL, the visitors' words sealed. Speaks Jakarta Persistence
 * and nothing of one vendor. Calls the database and crypto.
 */
@NullMarked
package org.homeservices.conversation.jpa;

import org.jspecify.annotations.NullMarked;
