-- The time that limits go by, in microseconds. It follows the server's clock, but never back, and
-- never further than has passed since the asking node asked last, by that node's own monotonic time:
-- whenever another node has asked since, even less has passed. So a clock that is set, or a failover
-- to a server with another clock, frees nobody and blocks nobody.
--
-- KEYS[1]  hash: w the server's clock when it was looked at, t the time then
-- ARGV[1]  microseconds that may have passed at most
local call, format = redis.call, string.format
local function whole(number) return format('%.0f', number) end

local function advance()
  local clock = call('TIME')
  local wall = tonumber(clock[1]) * 1000000 + tonumber(clock[2])
  local before = call('HMGET', KEYS[1], 'w', 't')
  local time = wall
  if before[1] and before[2] then
    local passed = math.max(wall - tonumber(before[1]), 0)
    time = tonumber(before[2]) + math.min(passed, tonumber(ARGV[1]))
  end
  call('HSET', KEYS[1], 'w', whole(wall), 't', whole(time))
  return time
end
local now = advance()
