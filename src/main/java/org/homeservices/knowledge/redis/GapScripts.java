package org.homeservices.knowledge.redis;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript;

/** What is done on Redis in one step. All keys have one hash tag. */
enum GapScripts {
  /**
   * Counts a question: its name, the time, its text, how many kinds are kept and how long. The rank
   * holds the count above the seconds of the last time, so the least is the rarest and oldest.
   */
  RECORD(
      """
      local rank, last, first, text = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
      local function forget(name)
        redis.call('ZREM', rank, name)
        redis.call('ZREM', last, name)
        redis.call('HDEL', first, name)
        redis.call('HDEL', text, name)
      end
      local name, now, life = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[5])
      for _, old in ipairs(redis.call('ZRANGEBYSCORE', last, '-inf', '(' .. (now - life))) do
        forget(old)
      end
      local score = redis.call('ZSCORE', rank, name)
      local count = 0
      if score then
        count = math.floor(tonumber(score) / 4294967296)
      else
        while redis.call('ZCARD', rank) >= tonumber(ARGV[4]) do
          forget(redis.call('ZRANGE', rank, 0, 0)[1])
        end
        redis.call('HSET', first, name, ARGV[2])
        redis.call('HSET', text, name, ARGV[3])
      end
      local seconds = math.floor(now / 1000)
      redis.call('ZADD', rank, string.format('%.0f', (count + 1) * 4294967296 + seconds), name)
      redis.call('ZADD', last, ARGV[2], name)
      for _, key in ipairs(KEYS) do
        redis.call('PEXPIRE', key, life)
      end
      return {}
      """),

  /** The greatest ranks: name, count, first time, last time, text of each. */
  MOST(
      """
      local rank, last, first, text = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
      local rows = {}
      local most = tonumber(ARGV[1])
      local best = redis.call('ZREVRANGE', rank, 0, -1, 'WITHSCORES')
      for i = 1, #best, 2 do
        local name = best[i]
        local latest = redis.call('ZSCORE', last, name)
        if #rows < most * 5 and latest and tonumber(latest) >= tonumber(ARGV[2]) then
          rows[#rows + 1] = name
          rows[#rows + 1] = string.format('%.0f', math.floor(tonumber(best[i + 1]) / 4294967296))
          rows[#rows + 1] = redis.call('HGET', first, name)
          rows[#rows + 1] = string.format('%.0f', tonumber(latest))
          rows[#rows + 1] = redis.call('HGET', text, name)
        end
      end
      return rows
      """);

  private static final String PREFIX = "hsc:0:{gaps}:";
  private static final List<Object> KEYS =
      List.of(PREFIX + "rank", PREFIX + "last", PREFIX + "first", PREFIX + "text");

  private final String text;

  GapScripts(String text) {
    this.text = text;
  }

  CompletionStage<List<String>> on(RScript server, Object... arguments) {
    return server.evalAsync(
        PREFIX, RScript.Mode.READ_WRITE, text, RScript.ReturnType.LIST, KEYS, arguments);
  }
}
