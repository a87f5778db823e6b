-- One day's money.
--
-- KEYS  1 the day, a hash: "spent" by all nodes, "held" in all reservations, "spent <node>" of it by
--       that node, and "<node> <row>" -> "bills answers in cached out cost"
--       2 reservations, sorted by their end in ms; each is "<id> <estimate>"
-- Every number is whole and below 2^53. "held" is the sum of KEYS[2], kept so that it need not be
-- added up for each reservation.
local call, format = redis.call, string.format
local function whole(number) return format('%.0f', number) end
local function field(name) return tonumber(call('HGET', KEYS[1], name) or 0) end

local function release(reservation)
  if call('ZREM', KEYS[2], reservation) == 1 then
    call('HINCRBY', KEYS[1], 'held', whole(0 - string.match(reservation, '(%d+)$')))
  end
end

local clock = call('TIME')
local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
for _, lapsed in ipairs(call('ZRANGEBYSCORE', KEYS[2], '-inf', whole(now))) do release(lapsed) end
