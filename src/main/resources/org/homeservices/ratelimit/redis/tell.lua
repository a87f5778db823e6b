-- A node says that it lives, and how many places its visitors have; asks for one more, perhaps.
--
-- KEYS  2 the nodes' leases, 3… holders: hash, node -> "count version"
-- ARGV  2 node, 3 its lease in microseconds (0: it ends), 4 places that a holder has (0: nothing is
--       asked), 5 seconds for which a holder is remembered, then for each holder: count, version
-- Returns whether there was room, and whether the node did not count as alive any more.
local node, lease, most = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])

local function lives(other)
  local till = call('ZSCORE', KEYS[2], other)
  return till and tonumber(till) >= now
end

local lapsed = lives(node) and 0 or 1
if lease == 0 then
  call('ZREM', KEYS[2], node)
else
  call('ZADD', KEYS[2], whole(now + lease), node)
end
call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '(' .. whole(now))

local room = 1
for i = 3, #KEYS do
  local count, version = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local all, known = count, 0
  local fields = call('HGETALL', KEYS[i])
  for f = 1, #fields, 2 do
    local places, of = string.match(fields[f + 1], '^(%d+) (%d+)$')
    if fields[f] == node then
      known = tonumber(of)
    elseif lives(fields[f]) then
      all = all + tonumber(places)
    else
      call('HDEL', KEYS[i], fields[f])
    end
  end
  if most > 0 and all > most then
    room = 0
  elseif version > known then
    if count == 0 then
      call('HDEL', KEYS[i], node)
    else
      call('HSET', KEYS[i], node, whole(count) .. ' ' .. whole(version))
      call('EXPIRE', KEYS[i], ARGV[5])
    end
  end
end
return {room, lapsed}
