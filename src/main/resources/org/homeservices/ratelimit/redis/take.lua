-- Charges buckets, all or none. A bucket is the time when it will be full again; there is none for a
-- full one. Every time is kept an hour longer than it counts, so that a server whose clock jumps by
-- less forgets none too early.
--
-- KEYS  2… the buckets
-- ARGV  for each: cost (negative: it is given back), depth; microseconds
-- Returns what each charge leaves in its bucket; negative where it does not fit, and so long until it
-- does.
local rooms, full, fits = {}, {}, true
for i = 2, #KEYS do
  local cost, depth = tonumber(ARGV[2 * i - 2]), tonumber(ARGV[2 * i - 1])
  local missing = math.max(tonumber(call('GET', KEYS[i]) or now) - now, 0)
  missing = math.max(math.min(missing, depth) + cost, 0)
  rooms[i - 1] = depth - missing
  full[i] = missing
  if missing > depth then fits = false end
end
if fits then
  for i = 2, #KEYS do
    if full[i] == 0 then
      call('DEL', KEYS[i])
    else
      call('SET', KEYS[i], whole(now + full[i]), 'PX', whole(math.ceil(full[i] / 1000) + 3600000))
    end
  end
end
return rooms
