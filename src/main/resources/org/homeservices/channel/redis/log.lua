-- What the scripts of the channel layer share. Names are made of the prefix (ARGV[1]), which holds
-- the hash tag of the partition: all keys of a call live in one slot, though only KEYS are declared.
--
--   m:<group>  hash    e epoch, s last seq, g generation of the epoch, k:<key> "seq:id" of an entry
--   h:<group>  stream  entries under the id <seq>-0, field d: the sealed payload
--   n:<group>  hash    node -> how many of the group's members it has
--   c:<group>  hash    the members' names
local prefix = ARGV[1]
local clock = redis.call('TIME')

-- An epoch names one unbroken life of a log. It is new where the log was lost, where the server is
-- another than the one that numbered it (generation), or where a node knows of a later entry than
-- the log does (floor); seq goes on from the greatest that anybody knows.
--
-- Returns the epoch, the last seq, and "seq:id" of the entry that has the key, if there is one.
local function log(group, floor, generation, key)
  local meta = prefix .. 'm:' .. group
  local found = redis.call('HMGET', meta, 'e', 's', 'g', 'k:' .. (key or ''))
  local epoch, seq = found[1], tonumber(found[2] or '0')
  if not epoch then
    local latest = redis.call('XREVRANGE', prefix .. 'h:' .. group, '+', '-', 'COUNT', 1)
    if #latest > 0 then seq = tonumber(string.match(latest[1][1], '^%d+')) end
  end
  if not epoch or found[3] ~= generation or seq < floor then
    epoch = string.format('%x%05x', tonumber(clock[1]), tonumber(clock[2])) .. '.' .. generation
    seq = math.max(seq, floor)
    redis.call('HSET', meta, 'e', epoch, 's', string.format('%.0f', seq), 'g', generation)
  end
  return epoch, seq, found[4]
end
