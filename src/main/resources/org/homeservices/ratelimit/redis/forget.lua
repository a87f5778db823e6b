-- Forgets buckets, which are full then.
--
-- KEYS  2… the buckets
-- Returns how many there were.
local were = 0
for i = 2, #KEYS do
  were = were + call('DEL', KEYS[i])
end
return {were}
