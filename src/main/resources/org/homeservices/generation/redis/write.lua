-- The node that writes a text adds pieces to its log, or just says that it lives. Whoever follows
-- gets them at once; the log is what counts. Answers how many other nodes follow, or -1 where
-- another one writes by now.
--
-- KEYS: 1 the lease of who writes, 2 the state, 3 the log, 4 who follows
-- ARGV: 1 node, 2 generation, 3 lease ms, 4 idle ms, 5 ms to keep a text that is over, 0 where it
--       is not, 6 prefix of the nodes' inboxes, 7 the text's name, 8 pieces that were added before,
--       then the pieces
if redis.call('GET', KEYS[1]) ~= ARGV[1] .. ':' .. ARGV[2] then
  return struct.pack('>i4', -1)
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])

-- Pieces of a call whose answer was lost stand there already.
local before = tonumber(ARGV[8])
for at = 9 + redis.call('LLEN', KEYS[3]) - before, #ARGV do
  redis.call('RPUSH', KEYS[3], ARGV[at])
end
local keep = ARGV[4]
if ARGV[5] ~= '0' then
  keep = ARGV[5]
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[2], 'over', '1')
end
for at = 2, 4 do
  redis.call('PEXPIRE', KEYS[at], keep)
end

local clock = redis.call('TIME')
local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', now)
redis.call('ZREM', KEYS[4], ARGV[1])
local nodes = redis.call('ZRANGE', KEYS[4], 0, -1)
if #nodes > 0 and #ARGV > 8 then
  local frame = { struct.pack('>Bc22I8I4I4', 1, ARGV[7], tonumber(ARGV[2]), before, #ARGV - 8) }
  for at = 9, #ARGV do
    frame[#frame + 1] = struct.pack('>I4c0', #ARGV[at], ARGV[at])
  end
  local whole = table.concat(frame)
  for _, node in ipairs(nodes) do
    redis.call('PUBLISH', ARGV[6] .. node, whole)
  end
end
return struct.pack('>i4', #nodes)
