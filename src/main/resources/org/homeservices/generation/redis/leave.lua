-- A node does not follow a text any more. Where it has written it and nobody else follows, the
-- text is given up; where another node writes, that one is told. Answers 0 where the node that
-- writes must go on, 1 otherwise.
--
-- KEYS: 1 the lease of who writes, 2 the state, 3 the log, 4 who follows
-- ARGV: 1 node, 2 generation that it writes, 0 for none, 3 prefix of the nodes' inboxes,
--       4 the text's name
redis.call('ZREM', KEYS[4], ARGV[1])
local owner = redis.call('GET', KEYS[1])
if owner == ARGV[1] .. ':' .. ARGV[2] then
  local clock = redis.call('TIME')
  local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
  if redis.call('ZCOUNT', KEYS[4], '(' .. now, '+inf') > 0 then
    return struct.pack('>i4', 0)
  end
  redis.call('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[4])
elseif owner then
  local writer = string.match(owner, '^(.*):%d+$')
  redis.call('PUBLISH', ARGV[3] .. writer, struct.pack('>Bc22', 2, ARGV[4]))
end
return struct.pack('>i4', 1)
