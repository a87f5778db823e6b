/**
 * Channels and groups of a cluster on Redis: each node subscribes to a few inboxes of its own,
 * Redis knows which nodes have members of a group, and one script appends, numbers and publishes
 * what a node sends in batches. May call crypto, to seal what leaves the node.
 */
@NullMarked
package org.homeservices.channel.redis;

import org.jspecify.annotations.NullMarked;
