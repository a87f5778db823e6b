-- A node says that it lives, learns who else does, and sends itself a probe.
--
-- KEYS: 1 the nodes' leases, 2 the generation, 3 the life, 4 the count of this node's frames
-- ARGV: 1 node, 2 lease ms, 3 inbox, 4 number of the probe
local clock = redis.call('TIME')
local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)

local server = redis.call('INFO', 'server')
local version = string.match(server, 'redis_version:(%S+)') or 'unknown'
local major = tonumber(string.match(version, '^%d+'))
if major and major < 7 then
  return redis.error_reply('ERR Redis 7.0 or later is needed, this is ' .. version)
end

-- Another server than the one that numbered the logs so far, or the same one started anew, may have
-- lost entries: from here on every log gets a new epoch before it goes on.
local life = string.match(server, 'run_id:(%w+)') or 'unknown'
if redis.call('GET', KEYS[3]) ~= life then
  redis.call('SET', KEYS[3], life)
  redis.call('INCR', KEYS[2])
end

local lease = redis.call('ZSCORE', KEYS[1], ARGV[1])
local lapsed = (not lease or tonumber(lease) < now) and 1 or 0
redis.call('ZADD', KEYS[1], now + tonumber(ARGV[2]), ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 3600000)
local alive = table.concat(redis.call('ZRANGEBYSCORE', KEYS[1], now, '+inf'), ' ')
local frame = redis.call('INCR', KEYS[4])
redis.call('EXPIRE', KEYS[4], 3600)
redis.call('PUBLISH', ARGV[3], struct.pack('>I8BI8', frame, 5, tonumber(ARGV[4])))
return struct.pack('>BI2c0I4c0', lapsed, #life, life, #alive, alive)
