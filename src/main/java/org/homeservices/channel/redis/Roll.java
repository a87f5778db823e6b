package org.homeservices.channel.redis;

/**
 * Who of a group is on this node.
 *
 * @param count how many members
 * @param here names of members, parted by blanks
 * @param gone names that are no members any more, parted by blanks
 */
record Roll(int count, String here, String gone) {}
