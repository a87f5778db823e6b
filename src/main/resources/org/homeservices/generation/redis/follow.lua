-- A node follows a text: learns what there is of it, and is to write it where nobody does.
--
-- KEYS: 1 the lease of who writes, 2 the state, 3 the log, 4 who follows
-- ARGV: 1 node, 2 lease ms, 3 ms for which it counts as following, 4 idle ms,
--       5 the generation it knows, 6 the pieces it knows of that
local clock = redis.call('TIME')
local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
redis.call('ZADD', KEYS[4], now + tonumber(ARGV[3]), ARGV[1])
redis.call('PEXPIRE', KEYS[4], ARGV[4])

local generation = tonumber(redis.call('HGET', KEYS[2], 'generation') or '0')
local left = redis.call('PTTL', KEYS[1])
-- A node that writes does not ask: where it is said to, it gave up waiting for the answer that said so.
local mine = string.sub(redis.call('GET', KEYS[1]) or '', 1, #ARGV[1] + 1) == ARGV[1] .. ':'
if (left < 0 or mine) and not redis.call('HGET', KEYS[2], 'over') then
  -- Numbers grow even where the state was forgotten: what a node knows of another text never fits.
  generation = math.max(generation + 1, now)
  local number = string.format('%.0f', generation)
  redis.call('DEL', KEYS[3])
  redis.call('HSET', KEYS[2], 'generation', number)
  redis.call('PEXPIRE', KEYS[2], ARGV[4])
  redis.call('SET', KEYS[1], ARGV[1] .. ':' .. number, 'PX', ARGV[2])
  return struct.pack('>BI8I4I4I4', 1, generation, 0, tonumber(ARGV[2]), 0)
end

local from = generation == tonumber(ARGV[5]) and tonumber(ARGV[6]) or 0
local pieces = redis.call('LRANGE', KEYS[3], from, -1)
local reply = { struct.pack('>BI8I4I4I4', 0, generation, from, math.max(left, 0), #pieces) }
for _, piece in ipairs(pieces) do
  reply[#reply + 1] = struct.pack('>I4c0', #piece, piece)
end
return table.concat(reply)
