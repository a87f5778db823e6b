-- Reads a group's log. "since": all after a position, where that is one of this epoch, or of the one
-- before and not beyond what the log has from it; else, and for "latest", the latest; "page": what
-- comes after a seq.
--
-- KEYS: 1 the generation
-- ARGV: 1 prefix, 2 group, 3 floor, 4 position s, 5 mode, 6 epoch, 7 seq, 8 limit,
--       9 most entries, 10 most bytes
local group, mode, after, limit = ARGV[2], ARGV[5], tonumber(ARGV[7]), tonumber(ARGV[8])
local stream = prefix .. 'h:' .. group
local epoch, last = log(group, tonumber(ARGV[3]), call('GET', KEYS[1]) or '')
remain(prefix .. 'm:' .. group, tonumber(ARGV[4]))

local function seqOf(entry) return tonumber(string.match(entry[1], '^%d+')) end

-- Contiguous entries from after + 1 on, in pages, so that no call holds more than it may give; two
-- of them however long they are, so that a reader who asks from what it knows comes on.
local function forward(most)
  local entries, bytes, nextSeq = {}, 0, after + 1
  while #entries < most and nextSeq <= last do
    local page = call('XRANGE', stream, format('%.0f-0', nextSeq), '+', 'COUNT',
      math.min(50, most - #entries))
    if #page == 0 then break end
    for _, entry in ipairs(page) do
      bytes = bytes + #entry[2][2]
      if seqOf(entry) ~= nextSeq or (bytes > tonumber(ARGV[10]) and #entries > 1) then
        return entries
      end
      entries[#entries + 1] = entry
      nextSeq = nextSeq + 1
    end
  end
  return entries
end

-- The latest contiguous entries, oldest first.
local function backward(most)
  local newest, bytes, nextSeq = {}, 0, last
  while #newest < most and nextSeq > 0 do
    local page = call('XREVRANGE', stream, format('%.0f-0', nextSeq), '-', 'COUNT',
      math.min(50, most - #newest))
    local before = #newest
    for _, entry in ipairs(page) do
      bytes = bytes + #entry[2][2]
      if seqOf(entry) ~= nextSeq or (bytes > tonumber(ARGV[10]) and #newest > 0) then break end
      newest[#newest + 1] = entry
      nextSeq = nextSeq - 1
    end
    if #newest - before < #page or #page == 0 then break end
  end
  local entries = {}
  for i = #newest, 1, -1 do entries[#entries + 1] = newest[i] end
  return entries
end

local function isOfThisLog()
  if ARGV[6] == epoch then return true end
  local before = call('HMGET', prefix .. 'm:' .. group, 'o', 'b')
  return before[1] == ARGV[6] and after <= tonumber(before[2])
end

local entries, complete = {}, 1
if mode == 'page' then
  local first = call('XRANGE', stream, format('%.0f-0', after + 1), '+', 'COUNT', 1)
  if #first > 0 and seqOf(first[1]) ~= after + 1 then
    complete = 0
    after = seqOf(first[1]) - 1
  end
  entries = forward(limit)
elseif mode == 'since' then
  local missed = last - after
  local possible = missed >= 0 and missed <= tonumber(ARGV[9]) and isOfThisLog()
  if possible then entries = forward(missed) end
  if not possible or #entries ~= missed then
    complete = 0
    entries = backward(limit)
  end
else
  entries = backward(limit)
end

local reply = { pack('>BI8I2c0I4', complete, last, #epoch, epoch, #entries) }
for _, entry in ipairs(entries) do
  reply[#reply + 1] = pack('>I8I4c0', seqOf(entry), #entry[2][2], entry[2][2])
end
return table.concat(reply)
