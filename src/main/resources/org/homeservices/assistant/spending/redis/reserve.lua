-- Reserves, if the day's budget allows.
--
-- ARGV  1 reservation, 2 its estimate, 3 the budget, 4 ms until it frees itself, 5 node, 6 seconds for
--       which the day is kept
-- Returns 0 refused, 1 granted or 2 granted while most is gone; and what other nodes have spent.
local estimate, budget = tonumber(ARGV[2]), tonumber(ARGV[3])
local spent = field('spent')
local elsewhere = spent - field('spent ' .. ARGV[5])
local isNew = not call('ZSCORE', KEYS[2], ARGV[1])
local used = spent + field('held') - (isNew and 0 or estimate)
if used + estimate > budget then return {0, elsewhere} end
if isNew then
  call('ZADD', KEYS[2], whole(now + tonumber(ARGV[4])), ARGV[1])
  call('HINCRBY', KEYS[1], 'held', ARGV[2])
  call('EXPIRE', KEYS[1], ARGV[6])
  call('EXPIRE', KEYS[2], ARGV[6])
end
return {5 * used >= 4 * budget and 2 or 1, elsewhere}
