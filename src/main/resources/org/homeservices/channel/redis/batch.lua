-- Does a batch of a node's lane: appends, numbers and publishes, in order, one PUBLISH for each other
-- node that is interested in any of it. What is published to a node is counted, so that it notices a
-- loss. A message that fails does not stop its neighbours. A batch that comes again, because its
-- reply was lost, is answered with the reply of then.
--
-- KEYS: 1 the lane's last reply, 2 the nodes' leases, 3 the generation
-- ARGV: 1 prefix, 2 node, 3 batch number (0: never answered twice), 4 lease ms, 5 history size,
--       6 history s, 7 position s, 8 group s, then for each message: op, group, a, b, c, d
local node, number = ARGV[2], ARGV[3]
if number ~= '0' then
  local last = call('GET', KEYS[1])
  if last then
    local of = string.match(last, '^(%d+):')
    if of == number then return string.sub(last, #of + 2) end
  end
end

local historyAge, positionAge = tonumber(ARGV[6]), tonumber(ARGV[7])
local window = whole(seconds / positionAge)
local keysNow = prefix .. 'k:' .. window .. ':'
local now = seconds * 1000 + whole(tonumber(clock[2]) / 1000)
local generation = call('GET', KEYS[3]) or ''
local alive, lapsed = {}, 1
for _, name in ipairs(call('ZRANGEBYSCORE', KEYS[2], now, '+inf')) do
  alive[name] = true
  if name == node then lapsed = 0 end
end
if lapsed == 1 then
  call('ZADD', KEYS[2], now + tonumber(ARGV[4]), node)
  alive[node] = true
end

local frames, order, interest = {}, {}, {}

local function interested(group)
  local nodes = interest[group]
  if not nodes then
    nodes = {}
    for _, name in ipairs(call('HKEYS', prefix .. 'n:' .. group)) do
      if alive[name] then nodes[#nodes + 1] = name
      else call('HDEL', prefix .. 'n:' .. group, name) end
    end
    interest[group] = nodes
  end
  return nodes
end

-- Adds to a node's frame, which begins with its number: a head, and where that is long the rest.
local function put(name, head, rest)
  local frame = frames[name]
  if not frame then
    frame = { pack('>I8', call('INCR', prefix .. 'f:' .. name)) }
    frames[name] = frame
    order[#order + 1] = name
  end
  frame[#frame + 1] = head
  frame[#frame + 1] = rest
end

-- This node learns from its reply what has become of its own messages.
local function tellOthers(group, head, rest)
  for _, name in ipairs(interested(group)) do
    if name ~= node then put(name, head, rest) end
  end
end

local function size(group)
  local counts, sum = call('HGETALL', prefix .. 'n:' .. group), 0
  for i = 1, #counts, 2 do
    if alive[counts[i]] then sum = sum + tonumber(counts[i + 1]) end
  end
  return sum
end

-- Keys live on when they are used; to say so with every message would cost as much as the rest.
local freshSince = math.max(seconds - late(historyAge) + 1, window * positionAge)

local function liveOn(group, since)
  if since >= freshSince then return end
  remain(prefix .. 'h:' .. group, historyAge)
  remain(prefix .. 'm:' .. group, positionAge)
  call('EXPIRE', keysNow .. group, 2 * positionAge)
  call('HSET', prefix .. 'm:' .. group, 'x', clock[1])
  call('HSETNX', prefix .. 'm:' .. group, 'w', window)
end

local function append(group, payload, place, since)
  call('XADD', prefix .. 'h:' .. group, 'MAXLEN', '=', ARGV[5], place .. '-0', 'd', payload)
  call('HSET', prefix .. 'm:' .. group, 's', place)
  liveOn(group, since)
end

-- Makes a key known; returns "seq:id" of the entry that it is known for already, if there is one.
local function claim(group, key, name, first)
  local keys = keysNow .. group
  if call('HSETNX', keys, key, name) == 0 then return call('HGET', keys, key) end
  if first == window then return nil end
  local earlier = call('HGET', prefix .. 'k:' .. (window - 1) .. ':' .. group, key)
  if earlier then
    call('HSET', keys, key, earlier)
    call('EXPIRE', keys, 2 * positionAge)
  end
  return earlier
end

local function counted(group)
  interest[group] = nil
  local members = size(group)
  local bytes = pack('>Bc22I4', 3, group, members)
  for _, name in ipairs(interested(group)) do put(name, bytes) end
  return members
end

local function standing(group, floor, members)
  local epoch, seq = '', 0
  if floor > 0 or call('EXISTS', prefix .. 'm:' .. group) == 1 then
    epoch, seq = log(group, floor, generation)
    remain(prefix .. 'm:' .. group, positionAge)
  end
  return pack('>BI8I2c0I4', 4, seq, #epoch, epoch, members)
end

local ops = {}

-- Publish: a key, b id, c payload, d floor and the only epoch in which that may be, if there is one
function ops.P(group, key, id, payload, place)
  local floor, only = string.match(place, '^(%d+) ?(.*)$')
  local epoch, seq, since, first = log(group, tonumber(floor), generation)
  seq = seq + 1
  local place = format('%.0f', seq)
  local earlier = claim(group, key, place .. ':' .. id, first)
  if earlier then
    local at, name = string.match(earlier, '^(%d+):(.*)$')
    return pack('>BI8I2c0I2c0', 2, tonumber(at), #epoch, epoch, #name, name)
  end
  -- Not before: a batch that comes again to a server that was started anew may find its own entry.
  if only ~= '' and only ~= epoch then
    call('HDEL', keysNow .. group, key)
    return pack('>BI8I2c0', 7, seq - 1, #epoch, epoch)
  end
  local done, why = pcall(append, group, payload, place, since)
  if not done then
    call('HDEL', keysNow .. group, key)
    error(why)
  end
  tellOthers(group, pack('>Bc22I8I2c0I4', 1, group, seq, #epoch, epoch, #payload), payload)
  return pack('>BI8I2c0', 1, seq, #epoch, epoch)
end

-- An entry was put back at the place that it had in a known epoch: up to there the log holds nothing
-- else than in that epoch, where that is so up to what stands before it, or nothing does.
local function continue(group, known, last, at)
  local meta = prefix .. 'm:' .. group
  local before = call('HMGET', meta, 'o', 'b')
  local isSoBefore = before[1] == known and tonumber(before[2]) == last
  if isSoBefore or last == 0 then call('HSET', meta, 'o', known, 'b', format('%.0f', at)) end
end

-- Entry: puts back what the log has lost; a key, b id, c payload, d seq and the epoch it is known in
function ops.E(group, key, id, payload, place)
  local seq, known = string.match(place, '^(%d+) (.*)$')
  local at = tonumber(seq)
  local epoch, last, since, first = log(group, 0, generation)
  if last < at then
    claim(group, key, seq .. ':' .. id, first)
    append(group, payload, seq, since)
    continue(group, known, last, at)
  end
  return pack('>B', 3)
end

local function lost(packed)
  local entries, at = {}, 1
  while at <= #packed do
    local seq, key, id, payload
    seq, key, id, payload, at = struct.unpack('>I8I2c0I2c0I4c0', packed, at)
    entries[#entries + 1] = { seq = seq, key = key, id = id, payload = payload }
  end
  return entries
end

-- Adds what the log has lost before its first entry, whose turn comes again afterwards: a stream
-- takes nothing but at its end. The numbers stay as they are.
local function putInFront(group, entries, known, first)
  local stream, meta = prefix .. 'h:' .. group, prefix .. 'm:' .. group
  local there = call('XRANGE', stream, '-', '+')
  local before = #there > 0 and tonumber(string.match(there[1][1], '^%d+'))
    or tonumber(call('HGET', meta, 's')) + 1
  local front = {}
  for _, entry in ipairs(entries) do
    if entry.seq < before then front[#front + 1] = entry end
  end
  if #front == 0 or front[#front].seq ~= before - 1 then return end
  call('DEL', stream)
  for _, entry in ipairs(front) do
    claim(group, entry.key, format('%.0f:', entry.seq) .. entry.id, first)
    call('XADD', stream, format('%.0f-0', entry.seq), 'd', entry.payload)
  end
  for _, entry in ipairs(there) do call('XADD', stream, entry[1], 'd', entry[2][2]) end
  call('XTRIM', stream, 'MAXLEN', '=', ARGV[5])
  liveOn(group, 0)
  if call('HSETNX', meta, 'o', known) == 1 then
    call('HSET', meta, 'b', format('%.0f', before - 1))
  end
end

-- Restore: puts back all of a log that is known elsewhere, in one step; a packed, each with its seq,
-- key, id and payload, b the epoch they are known in
function ops.R(group, packed, known)
  local entries = lost(packed)
  local epoch, last, since, first = log(group, 0, generation)
  putInFront(group, entries, known, first)
  for _, entry in ipairs(entries) do
    if last < entry.seq then
      -- What comes before a hole would never be read.
      if last + 1 < entry.seq then call('DEL', prefix .. 'h:' .. group) end
      local place = format('%.0f', entry.seq)
      claim(group, entry.key, place .. ':' .. entry.id, first)
      append(group, entry.payload, place, since)
      continue(group, known, last, entry.seq)
      last, since = entry.seq, math.max(since, freshSince)
    end
  end
  return pack('>B', 3)
end

-- Erase: forgets entries and keys, here and in the memory of nodes. The numbers stay: were a late
-- message numbered from 1 again, who holds a position could take it for one that was seen.
function ops.X(group)
  call('DEL', prefix .. 'h:' .. group, keysNow .. group,
    prefix .. 'k:' .. (window - 1) .. ':' .. group)
  tellOthers(group, pack('>Bc22', 6, group))
  return pack('>B', 3)
end

-- Send, not remembered: a payload
function ops.S(group, payload)
  tellOthers(group, pack('>Bc22I4', 2, group, #payload), payload)
  return pack('>B', 3)
end

-- Join or leave, or say again who is here: a how many, b names here, c names gone, d floor
function ops.J(group, count, here, gone, floor)
  local counts, names = prefix .. 'n:' .. group, prefix .. 'c:' .. group
  if count == '0' then call('HDEL', counts, node)
  else call('HSET', counts, node, count) end
  for name in string.gmatch(here, '%S+') do call('HSET', names, name, '') end
  for name in string.gmatch(gone, '%S+') do call('HDEL', names, name) end
  call('EXPIRE', counts, ARGV[8])
  call('EXPIRE', names, ARGV[8])
  return standing(group, tonumber(floor), counted(group))
end

-- How many are there
function ops.C(group)
  return standing(group, 0, size(group))
end

-- Who is there
function ops.M(group)
  local names = {}
  for _, name in ipairs(call('HKEYS', prefix .. 'c:' .. group)) do
    if alive[string.match(name, '%.(%w+)!')] then names[#names + 1] = name
    else call('HDEL', prefix .. 'c:' .. group, name) end
  end
  local all = table.concat(names, ' ')
  return pack('>BI4c0', 6, #all, all)
end

-- To one node, which stands in the group's place: a payload
function ops.D(target, payload)
  if not alive[target] then return pack('>B', 5) end
  put(target, pack('>BI4', 4, #payload), payload)
  return pack('>B', 3)
end

-- Nothing: its turn has passed
function ops.N()
  return pack('>B', 3)
end

local replies = { pack('>B', lapsed) }
for i = 9, #ARGV, 6 do
  local done, reply =
    pcall(ops[ARGV[i]], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], ARGV[i + 4], ARGV[i + 5])
  if not done then
    local why = string.sub(type(reply) == 'table' and reply.err or tostring(reply), 1, 500)
    reply = pack('>BI2c0', 0, #why, why)
  end
  replies[#replies + 1] = reply
end
for _, name in ipairs(order) do
  call('PUBLISH', prefix .. 'in:' .. name, table.concat(frames[name]))
end
local reply = table.concat(replies)
if number ~= '0' then call('SET', KEYS[1], number .. ':' .. reply, 'EX', 60) end
return reply
