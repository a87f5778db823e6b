/** The channels of one node, whatever carries messages to them: common ground of the floors. */
@NullMarked
package org.homeservices.channel.local;

import org.jspecify.annotations.NullMarked;
