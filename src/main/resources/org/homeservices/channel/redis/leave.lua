-- A node says good-bye: its lease ends, so that nobody sends to it or counts its members.
--
-- KEYS: 1 the nodes' leases, 2 the count of this node's frames
-- ARGV: 1 node
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('DEL', KEYS[2])
return ''
