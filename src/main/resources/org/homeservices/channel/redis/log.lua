-- What the scripts of the channel layer share. Names are made of the prefix (ARGV[1]), which holds
-- the hash tag of the partition: all keys of a call live in one slot, though only KEYS are declared.
--
--   m:<group>  hash    e epoch, s last seq, g generation of the epoch, w window in which it began,
--                      x when its keys were last told to live on,
--                      o an epoch before, b up to which seq the log holds nothing else than in it
--   k:<window>:<group>  hash  key -> "seq:id" of the entries of a window of time, which is as long as
--                      a key is known at least: known are those of the window and the one before
--   h:<group>  stream  entries under the id <seq>-0, field d: the sealed payload
--   n:<group>  hash    node -> how many of the group's members it has
--   c:<group>  hash    the members' names
local call, pack, format, whole = redis.call, struct.pack, string.format, math.floor
local prefix = ARGV[1]
local clock = call('TIME')
local seconds = tonumber(clock[1])

-- Has a key live on for an age after its latest use, though it is not told so with every use.
local function late(age) return whole(age / 20) + 1 end
local function remain(key, age) call('EXPIRE', key, age + late(age)) end

-- An epoch names one unbroken life of a log. It is new where the log was lost, where the server is
-- another than the one that numbered it (generation), or where a node knows of a later entry than
-- the log does (floor); seq goes on from the greatest that anybody knows. What the log itself has
-- then, it has from the epoch before.
--
-- Returns the epoch, the last seq, when its keys were last told to live on, and its first window.
local function log(group, floor, generation)
  local meta = prefix .. 'm:' .. group
  local found = call('HMGET', meta, 'e', 's', 'g', 'x', 'w')
  local epoch, seq = found[1], tonumber(found[2] or '0')
  if not epoch then
    local latest = call('XREVRANGE', prefix .. 'h:' .. group, '+', '-', 'COUNT', 1)
    if #latest > 0 then seq = tonumber(string.match(latest[1][1], '^%d+')) end
  end
  if not epoch or found[3] ~= generation or seq < floor then
    if epoch then call('HSET', meta, 'o', epoch, 'b', format('%.0f', seq)) end
    epoch = format('%x%05x', seconds, tonumber(clock[2])) .. '.' .. generation
    seq = math.max(seq, floor)
    call('HSET', meta, 'e', epoch, 's', format('%.0f', seq), 'g', generation)
  end
  return epoch, seq, tonumber(found[4] or '0'), tonumber(found[5])
end
