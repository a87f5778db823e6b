-- A node tells all that it has counted on a day, and which reservations are settled by it. Its counts
-- only grow, so whatever is lost, late or told twice is made good by the next word.
--
-- ARGV  1 node, 2 seconds for which the day is kept, 3 how many reservations, then these, then for
--       each row: name (beginning with m where it is money spent), bills, answers, in, cached, out, cost
local node, reservations = ARGV[1], tonumber(ARGV[3])
for i = 4, 3 + reservations do release(ARGV[i]) end
for i = 4 + reservations, #ARGV, 7 do
  local row = node .. ' ' .. ARGV[i]
  local known = call('HGET', KEYS[1], row) or '0 0'
  local bills, cost = string.match(known, '^(%d+) .-(%d+)$')
  if tonumber(ARGV[i + 1]) > tonumber(bills) then
    call('HSET', KEYS[1], row, table.concat(ARGV, ' ', i + 1, i + 6))
    if string.sub(ARGV[i], 1, 1) == 'm' then
      local more = whole(tonumber(ARGV[i + 6]) - tonumber(cost))
      call('HINCRBY', KEYS[1], 'spent', more)
      call('HINCRBY', KEYS[1], 'spent ' .. node, more)
    end
  end
end
call('EXPIRE', KEYS[1], ARGV[2])
return {}
