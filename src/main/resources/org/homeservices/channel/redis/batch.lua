-- Does a batch of a node's lane: appends, numbers and publishes, in order, one PUBLISH for each node
-- that is interested in any of it. What is published to a node is counted, so that it notices a loss. A message that fails does not stop its neighbours. A batch that
-- comes again, because its reply was lost, is answered with the reply of then.
--
-- KEYS: 1 the lane's last reply, 2 the nodes' leases, 3 the generation
-- ARGV: 1 prefix, 2 node, 3 batch number (0: never answered twice), 4 lease ms, 5 history size,
--       6 history s, 7 position s, 8 group s, then for each message: op, group, a, b, c, d
local node, number = ARGV[2], ARGV[3]
if number ~= '0' then
  local last = redis.call('GET', KEYS[1])
  if last then
    local of = string.match(last, '^(%d+):')
    if of == number then return string.sub(last, #of + 2) end
  end
end

local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
local generation = redis.call('GET', KEYS[3]) or ''
local alive, lapsed = {}, 1
for _, name in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], now, '+inf')) do
  alive[name] = true
  if name == node then lapsed = 0 end
end
if lapsed == 1 then
  redis.call('ZADD', KEYS[2], now + tonumber(ARGV[4]), node)
  alive[node] = true
end

local frames, order, interest = {}, {}, {}

local function interested(group)
  local nodes = interest[group]
  if not nodes then
    nodes = {}
    for _, name in ipairs(redis.call('HKEYS', prefix .. 'n:' .. group)) do
      if alive[name] then nodes[#nodes + 1] = name
      else redis.call('HDEL', prefix .. 'n:' .. group, name) end
    end
    interest[group] = nodes
  end
  return nodes
end

local function put(name, bytes)
  local frame = frames[name]
  if not frame then
    frame = {}
    frames[name] = frame
    order[#order + 1] = name
  end
  frame[#frame + 1] = bytes
end

local function tell(group, bytes)
  for _, name in ipairs(interested(group)) do put(name, bytes) end
end

local function size(group)
  local counts, sum = redis.call('HGETALL', prefix .. 'n:' .. group), 0
  for i = 1, #counts, 2 do
    if alive[counts[i]] then sum = sum + tonumber(counts[i + 1]) end
  end
  return sum
end

local function append(group, key, id, payload, epoch, seq)
  local meta, stream = prefix .. 'm:' .. group, prefix .. 'h:' .. group
  local place = string.format('%.0f', seq)
  redis.call('XADD', stream, 'MAXLEN', '=', ARGV[5], place .. '-0', 'd', payload)
  redis.call('HSET', meta, 's', place, 'k:' .. key, place .. ':' .. id)
  redis.call('EXPIRE', stream, ARGV[6])
  redis.call('EXPIRE', meta, ARGV[7])
end

local function counted(group)
  interest[group] = nil
  tell(group, struct.pack('>Bc22I4', 3, group, size(group)))
end

local function standing(group, floor)
  local epoch, seq = '', 0
  if floor > 0 or redis.call('EXISTS', prefix .. 'm:' .. group) == 1 then
    epoch, seq = log(group, floor, generation)
    redis.call('EXPIRE', prefix .. 'm:' .. group, ARGV[7])
  end
  return struct.pack('>BI8I2c0I4', 4, seq, #epoch, epoch, size(group))
end

local ops = {}

-- Publish: a key, b id, c payload, d floor
function ops.P(group, key, id, payload, floor)
  local epoch, seq, earlier = log(group, tonumber(floor), generation, key)
  if earlier then
    local at, name = string.match(earlier, '^(%d+):(.*)$')
    return struct.pack('>BI8I2c0I2c0', 2, tonumber(at), #epoch, epoch, #name, name)
  end
  seq = seq + 1
  append(group, key, id, payload, epoch, seq)
  tell(group, struct.pack('>Bc22I8I2c0I4c0', 1, group, seq, #epoch, epoch, #payload, payload))
  return struct.pack('>BI8I2c0', 1, seq, #epoch, epoch)
end

-- Entry: puts back what the log has lost; a key, b id, c payload, d seq
function ops.E(group, key, id, payload, seq)
  local at = tonumber(seq)
  local epoch, last = log(group, 0, generation)
  if last < at then append(group, key, id, payload, epoch, at) end
  return struct.pack('>B', 3)
end

-- Send, not remembered: a payload
function ops.S(group, payload)
  tell(group, struct.pack('>Bc22I4c0', 2, group, #payload, payload))
  return struct.pack('>B', 3)
end

-- Join or leave, or say again who is here: a how many, b names here, c names gone, d floor
function ops.J(group, count, here, gone, floor)
  local counts, names = prefix .. 'n:' .. group, prefix .. 'c:' .. group
  if count == '0' then redis.call('HDEL', counts, node)
  else redis.call('HSET', counts, node, count) end
  for name in string.gmatch(here, '%S+') do redis.call('HSET', names, name, '') end
  for name in string.gmatch(gone, '%S+') do redis.call('HDEL', names, name) end
  redis.call('EXPIRE', counts, ARGV[8])
  redis.call('EXPIRE', names, ARGV[8])
  counted(group)
  return standing(group, tonumber(floor))
end

-- How many are there
function ops.C(group)
  return standing(group, 0)
end

-- Who is there
function ops.M(group)
  local names = {}
  for _, name in ipairs(redis.call('HKEYS', prefix .. 'c:' .. group)) do
    if alive[string.match(name, '%.(%w+)!')] then names[#names + 1] = name
    else redis.call('HDEL', prefix .. 'c:' .. group, name) end
  end
  local all = table.concat(names, ' ')
  return struct.pack('>BI4c0', 6, #all, all)
end

-- To one node, which stands in the group's place: a payload
function ops.D(target, payload)
  if not alive[target] then return struct.pack('>B', 5) end
  put(target, struct.pack('>BI4c0', 4, #payload, payload))
  return struct.pack('>B', 3)
end

-- Nothing: its turn has passed
function ops.N()
  return struct.pack('>B', 3)
end

local replies = { struct.pack('>B', lapsed) }
for i = 9, #ARGV, 6 do
  local done, reply =
    pcall(ops[ARGV[i]], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], ARGV[i + 4], ARGV[i + 5])
  if not done then
    local why = string.sub(type(reply) == 'table' and reply.err or tostring(reply), 1, 500)
    reply = struct.pack('>BI2c0', 0, #why, why)
  end
  replies[#replies + 1] = reply
end
for _, name in ipairs(order) do
  local frame = struct.pack('>I8', redis.call('INCR', prefix .. 'f:' .. name))
  redis.call('PUBLISH', prefix .. 'in:' .. name, frame .. table.concat(frames[name]))
end
local reply = table.concat(replies)
if number ~= '0' then redis.call('SET', KEYS[1], number .. ':' .. reply, 'EX', 60) end
return reply
