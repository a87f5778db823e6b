/**
 * Who did what to which conversation, for whoever has to account for it. Holds no word of what was
 * said, no token and no name. Calls no other room.
 */
@NullMarked
package org.homeservices.audit;

import org.jspecify.annotations.NullMarked;
