-- Returns all that stands there of a day: each field, and after it its value.
return call('HGETALL', KEYS[1])
