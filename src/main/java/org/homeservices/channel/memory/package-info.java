/** The channel layer of one node, without any server: for development and tests. */
@NullMarked
package org.homeservices.channel.memory;

import org.jspecify.annotations.NullMarked;
